import { Client } from 'pg';
import { openLedger } from '../../src/index';
import type { Ledger } from '../../src/index';
import { LedgerFault } from '../../src/index';
import { PostgresServer } from '../../bench/postgres/server';

/** How many events are acknowledged, and heard of, before the crash. */
const ENOUGH = 40;

/** Positions with the ids of their events. */
type Told = Map<number, string>;

/** What was told to somebody and is not in the log any more. */
const missing = async (ledger: Ledger, told: Told): Promise<ReadonlyArray<number>> => {
  const log = new Map<number, string>();
  for (let from = 1, head = await ledger.head(); from <= head; from += 1_000) {
    for (const { stored } of await ledger.events({ from })) log.set(stored.position, stored.id);
  }
  return [...told].filter(([position, id]) => log.get(position) !== id).map(([position]) => position);
};

/** A write-ahead log that nobody but a flush writes for a long time: what is committed without one is lost in a crash. */
const settings = {
  fsync: 'on',
  wal_writer_delay: '10000ms',
  wal_writer_flush_after: '1GB',
  wal_buffers: '64MB',
};

interface Crash {
  readonly acknowledged: Told;
  readonly heard: Told;
  readonly server: PostgresServer;
}

type Durability = 'full' | 'normal';

const idOf = async (ledger: Ledger, position: number): Promise<string> =>
  (await ledger.events({ from: position, limit: 1 }))[0]!.stored.id;

/** Two ledgers write, and perhaps a third hears of it; then the server is killed. */
const crashed = async (writing: Durability, hearing: Durability | null): Promise<Crash> => {
  const server = await PostgresServer.start(settings);
  const open = (durability: Durability) =>
    openLedger({ postgres: server.url(), board: 'crash', durability, patienceMs: 2_000 });
  const writers = [await open(writing), await open(writing)];
  const listener = hearing === null ? null : await open(hearing);
  const admin = new Client({ connectionString: server.url() });
  await admin.connect();
  await admin.query('CHECKPOINT');
  await admin.end();
  const acknowledged: Told = new Map();
  const heard: Told = new Map();
  const subscription = listener?.subscribe({ name: 'all', pollMs: 1 }, async ({ stored }) => {
    heard.set(stored.position, stored.id);
  });
  const loops = writers.map(async (ledger, w) => {
    for (let i = 0; ; i += 1) {
      const made = await ledger.create({ id: `${w}-${i}`, title: 'a task' });
      if (made._tag === 'Created') acknowledged.set(made.position, await idOf(ledger, made.position));
    }
  });
  for (const loop of [...loops, subscription?.done]) {
    loop?.catch((error: unknown) => {
      if (!(error instanceof LedgerFault)) throw error;
    });
  }
  const wanted = listener === null ? 0 : ENOUGH;
  while (acknowledged.size < ENOUGH || heard.size < wanted) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await server.down('SIGQUIT');
  await Promise.allSettled(loops);
  const heardOf = new Map(heard);
  await server.up();
  await Promise.allSettled([subscription?.stop()]);
  await Promise.all([...writers, ...(listener === null ? [] : [listener])].map((ledger) => ledger.close()));
  return { acknowledged, heard: heardOf, server };
};

/** What was told before a crash and is not in the log after it. */
const lost = async (writing: Durability, hearing: Durability | null) => {
  const { acknowledged, heard, server } = await crashed(writing, hearing);
  const ledger = await openLedger({ postgres: server.url(), board: 'crash', create: false });
  try {
    const [{ valid }, audited] = [await ledger.verify(), await ledger.audit()];
    return {
      whole: valid && audited.valid,
      acknowledged: await missing(ledger, acknowledged),
      heard: await missing(ledger, heard),
    };
  } finally {
    await ledger.close();
    await server.remove();
  }
};

describe('a server that crashes with commits that nobody has flushed', () => {
  it('loses nothing that was acknowledged', async () => {
    expect(await lost('full', null)).toEqual({ whole: true, acknowledged: [], heard: [] });
  });

  it('loses no board that was made', async () => {
    const server = await PostgresServer.start(settings);
    try {
      const ledger = await openLedger({ postgres: server.url(), board: 'made' });
      const { id } = ledger;
      await server.down('SIGQUIT');
      await server.up();
      await ledger.close();
      const again = await openLedger({ postgres: server.url(), board: 'made', create: false });
      expect(again.id).toBe(id);
      await again.close();
    } finally {
      await server.remove();
    }
  });

  it('loses nothing that a subscription heard of, though those who write wait for no disk', async () => {
    expect(await lost('normal', 'full')).toMatchObject({ whole: true, heard: [] });
  });

  it('loses the last of it where the durability asked for is normal: so it would be told', async () => {
    const { whole, acknowledged, heard } = await lost('normal', 'normal');
    expect(whole).toBe(true);
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(heard.length).toBeGreaterThan(0);
  });
});
