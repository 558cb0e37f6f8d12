import { setTimeout as sleep } from 'node:timers/promises';
import { LedgerFault, openLedger } from '../../src/index';
import type { Ledger } from '../../src/index';
import { PostgresServer } from '../../bench/postgres/server';

const PATIENCE = 10_000;

/** Asks until it is known whether it was carried out; anything but not knowing fails the test. */
const settled = async (ledger: Ledger, id: string): Promise<number> => {
  for (;;) {
    try {
      const made = await ledger.create({ id, title: id, commandId: `make ${id}` });
      if (made._tag === 'Created') return made.position;
      throw new Error(`${id} was refused: ${JSON.stringify(made)}`);
    } catch (error) {
      if (!(error instanceof LedgerFault) || error.fault._tag !== 'Unknown') throw error;
    }
  }
};

/** Makes one task after the other until it is told to stop; tells the position of each that was acknowledged. */
class Client {
  readonly acknowledged = new Map<string, number>();
  failure: Error | null = null;
  private stopping = false;
  private readonly done: Promise<void>;

  constructor(
    private readonly ledger: Ledger,
    private readonly name: string,
  ) {
    this.done = this.run();
    this.done.catch((error: Error) => {
      this.failure = error;
    });
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.done;
  }

  private async run(): Promise<void> {
    for (let i = 0; !this.stopping; i += 1) {
      const id = `${this.name}-${i}`;
      this.acknowledged.set(id, await settled(this.ledger, id));
    }
  }
}

/** Waits until every client was answered once more. */
const goneOn = async (clients: ReadonlyArray<Client>): Promise<void> => {
  const before = clients.map(({ acknowledged }) => acknowledged.size);
  const until = Date.now() + PATIENCE;
  while (clients.some(({ acknowledged }, i) => acknowledged.size <= (before[i] ?? 0))) {
    for (const { failure } of clients) if (failure !== null) throw failure;
    if (Date.now() > until) throw new Error('a client did not go on');
    await sleep(5);
  }
};

describe('a server that is stopped and started again while clients write', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await PostgresServer.start();
  });
  afterAll(() => server.remove());

  it.each([
    ['as one does', 'SIGINT'],
    ['as a crash does', 'SIGQUIT'],
  ] as const)(
    '%s, loses nothing that was acknowledged, and they go on by themselves',
    async (_how, signal) => {
      const place = { postgres: server.url(), board: signal, patienceMs: PATIENCE };
      const ledgers = await Promise.all(['a', 'b', 'c', 'd'].map(() => openLedger(place)));
      const clients = ledgers.map((ledger, i) => new Client(ledger, `${i}`));
      for (let restarts = 0; restarts < 3; restarts += 1) {
        await goneOn(clients);
        await sleep(20 + Math.random() * 50);
        await server.down(signal);
        await server.up();
      }
      await goneOn(clients);
      await Promise.all(clients.map((client) => client.stop()));
      const [ledger] = ledgers;
      const log = new Map<string | null, number>();
      const head = (await ledger?.head()) ?? 0;
      const positions: number[] = [];
      for (let from = 1; from <= head; from = positions.length + 1) {
        for (const { stored } of (await ledger?.events({ from, limit: 1_000 })) ?? []) {
          positions.push(stored.position);
          if (stored.kind === 'created') log.set(stored.taskId, stored.position);
        }
      }
      expect(positions).toEqual(Array.from({ length: head }, (_, i) => i + 1));
      const acknowledged = clients.flatMap((client) => [...client.acknowledged]);
      expect(acknowledged.length).toBeGreaterThan(20);
      expect(new Map(acknowledged)).toEqual(log);
      expect(await ledger?.verify()).toMatchObject({ valid: true });
      expect(await ledger?.audit()).toMatchObject({ valid: true, findings: [] });
      await Promise.all(ledgers.map((one) => one.close()));
    },
  );
});
