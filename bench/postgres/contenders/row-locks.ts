import { claimed, placed } from '../../commands/hand-events';
import type { HandTask } from '../../commands/hand-events';
import { onConnection } from '../databases';
import { columnsOf } from '../hand/columns';
import { connect } from '../hand/connect';
import { statements } from '../hand/statements';
import { taskIdOf } from './contender';
import type { PostgresContender } from './contender';
import { seedBoard } from './taskledger';

const withoutOrder = `SET search_path = bench;
  CREATE SEQUENCE positions;
  SELECT setval('positions', (SELECT position FROM head));
  DROP TRIGGER task_events_at_head ON task_events`;

/** The other end of the scale: the same rows, but only the task is locked, and positions come from a sequence, in no order of commits and with gaps. */
export const rowLocks: PostgresContender = {
  seedName: 'board without order',
  seed: async (url, tasks) => {
    await seedBoard(url, tasks);
    await onConnection(url, (client) => client.query(withoutOrder));
  },
  open: async ({ url }) => {
    const client = await connect(url);
    const head = await client.query<{ readonly ledger_id: string }>('SELECT ledger_id FROM head');
    const ledgerId = head.rows[0]!.ledger_id;
    const claim = async (taskId: string): Promise<void> => {
      await client.query('BEGIN ISOLATION LEVEL READ COMMITTED');
      const { rows } = await client.query<HandTask & { readonly position: number; readonly now: number }>({
        ...statements.locked,
        values: [taskId],
      });
      const [task] = rows;
      const written = claimed(task, [], 'worker', JSON.stringify(['Claim', { claimant: 'worker', taskId }]));
      const place = { ledgerId, position: task!.position, createdAt: task!.now };
      await client.query({ ...statements.claim, values: [...columnsOf([placed(written, place)])] });
      await client.query('COMMIT');
    };
    return {
      run: async (first, count) => {
        for (let index = first; index < first + count; index += 1) await claim(taskIdOf(index));
      },
      close: () => client.end(),
    };
  },
};
