import { tell } from '../../store/programs/tell';
import { PostgresServer } from '../../../bench/postgres/server';

/** Starts a server of its own, tells where it is, and never stops it. */
const main = async (): Promise<void> => {
  const server = await PostgresServer.start();
  tell({ folder: server.folder, url: server.url() });
  setInterval(() => undefined, 1_000);
};

void main();
