import { Client } from 'pg';
import type { PoolClient } from 'pg';
import { Batch } from '../../src/commands/batch';
import { request } from '../../src/commands/request';
import type { Command } from '../../src/commands/command';
import { appendIfSeen } from '../../src/store/postgres/append';
import { Connection } from '../../src/store/postgres/connection';
import { load } from '../../src/store/postgres/load';
import type { Sight } from '../../src/store/postgres/load';
import { connectionOf } from '../../src/store/postgres/pool';
import * as asking from '../commands/asking';
import { postgresBoard } from './board';
import { caller, writer } from './shared-board';

const TASKS = 3_000;

/** More than a batch of this size has to read of any table, and far less than all of it. */
const FEW = 500;

const tables = ['task_events', 'event_contents', 'tasks', 'task_links', 'commands'];

/** What touches every table, and asks for everything that is looked for in one go. */
const batch = (parents: ReadonlyArray<string>): ReadonlyArray<Command> =>
  parents.flatMap((id, i) => [
    asking.claim(`${id} child`),
    asking.complete(id, { claimant: null, fence: null }),
    asking.claimNext(),
    asking.link(`${id} spare`, `${id} child`),
    asking.create(`${id} new ${i}`, { parents: [id] }),
  ]);

/** A task, its child, and one that is given out first. */
const family = (id: string) => [
  { id, title: id },
  { id: `${id} child`, title: id, parents: [id] },
  { id: `${id} spare`, title: id, priority: 1 },
];

describe('a plan that was made while a board was small', () => {
  const board = postgresBoard();

  it('reads no more of the tables once they are large', async () => {
    const ledger = await board.open();
    const how = {
      durability: 'normal',
      readOnly: false,
      pool: {},
      holdMs: 10_000,
      patienceMs: 10_000,
    } as const;
    const raw = new Client(
      connectionOf({ url: board.url, board: board.name, genesis: null, now: Date.now, ...how }),
    );
    await raw.connect();
    board.after(() => raw.end());
    const connection = new Connection(raw as unknown as PoolClient);

    /** Rows that were read of each table to look, and to append behind somebody else, all of it undone. */
    const rowsRead = async (parents: ReadonlyArray<string>) => {
      const requests = batch(parents).map((command, i) =>
        request(command, null, { ...caller, commandId: `${parents[0]} ${i}` }),
      );
      const sights: Sight[] = [];
      await raw.query('BEGIN');
      const looks = {
        now: () => 1_000,
        load: async (needs: Sight['needs']) => {
          sights.push(await load(connection, needs, null));
          return sights[0]!.loaded;
        },
        contents: async () => new Map<number, string>(),
      };
      const draft = await Batch.draft(looks, writer, requests);
      if (draft === null) throw new Error('one look was not enough');
      await ledger.comment({ taskId: 'elsewhere', text: 'the head has moved' });
      const moved = await appendIfSeen(connection, draft.changes, sights[0]!, true);
      const { rows } = await raw.query<{ readonly name: string; readonly read: number }>(
        `SELECT relname AS name, seq_tup_read + idx_tup_fetch AS read FROM pg_stat_xact_user_tables
          WHERE schemaname = $1 AND relname = ANY($2)`,
        [board.name, tables],
      );
      await raw.query('ROLLBACK');
      return { moved, read: Object.fromEntries(rows.map(({ name, read }) => [name, read])) };
    };

    await ledger.create({ id: 'elsewhere', title: 'elsewhere' });
    await ledger.complete({ taskId: 'elsewhere', claimant: 'ann' });
    for (const table of tables) await raw.query(`ALTER TABLE ${table} SET (autovacuum_enabled = false)`);
    await raw.query(`ANALYZE ${tables.join(', ')}`);
    await ledger.createGraph({ tasks: family('a') });
    expect(await rowsRead(['a'])).toMatchObject({ moved: 1 });

    const ids = Array.from({ length: TASKS / 3 }, (_, i) => `p${i}`);
    await ledger.createGraph({ tasks: ids.flatMap(family) });
    const few = ids.slice(0, 4);
    for (const id of few) await ledger.claim({ taskId: `${id} child`, claimant: 'ann' });
    const { moved, read } = await rowsRead(few);
    expect(moved).toBe(1);
    for (const table of tables) expect({ table, few: read[table]! < FEW }).toEqual({ table, few: true });
  });
});
