import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { examine } from '../../../src/ledger/examine/examine';
import type { AuditReport, Verdict } from '../../../src/audit/report';
import { LivedBoard, deeds } from './lived-board';
import type { Deed, TrueClaim } from './lived-board';
import { schemas } from './schemas';

const histories = fc.array(
  fc.record<Deed>({
    does: fc.constantFrom(...deeds),
    a: fc.nat(5),
    b: fc.nat(5),
    seconds: fc.constantFrom(0, 0, 1, 3),
  }),
  { minLength: 12, maxLength: 70 },
);

const policies = fc.constantFrom(['done'], ['done', 'archived']);

const truth = ({ parents }: TrueClaim, policy: ReadonlyArray<string>): Verdict =>
  parents.every((status) => policy.includes(status)) ? 'satisfied' : 'violated';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lived-boards-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

let boards = 0;

interface Lived {
  readonly board: LivedBoard;
  readonly report: AuditReport;
}

/** Lives a board, does to its file what is asked, and judges it. */
const judged = async (
  history: ReadonlyArray<Deed>,
  options: {
    readonly schema: number;
    readonly policy: ReadonlyArray<string>;
    readonly untold?: boolean;
    readonly spoil?: (board: LivedBoard) => void;
  },
): Promise<Lived> => {
  const path = join(folder, `${(boards += 1)}.db`);
  const board = new LivedBoard(path, schemas[options.schema % schemas.length]!, options.untold ?? false);
  board.live(history);
  options.spoil?.(board);
  const examination = await examine(path, { satisfiedBy: options.policy });
  await examination.close();
  return { board, report: examination.report };
};

/** Claims whose verdict is neither true nor left open, or that no finding tells of. */
const wrong = ({ board, report }: Lived, policy: ReadonlyArray<string>): ReadonlyArray<unknown> => {
  const verdicts = new Map(report.verdicts.map(({ position, verdict }) => [position, verdict]));
  return board.claims.flatMap((claim): ReadonlyArray<unknown> => {
    const verdict = verdicts.get(claim.eventId);
    if (verdict === undefined || verdict === 'satisfied') {
      return verdict === undefined || truth(claim, policy) === verdict ? [] : [{ ...claim, verdict }];
    }
    const open = verdict === 'indeterminate';
    const told = report.findings.some(
      ({ code, severity, position }) =>
        position === claim.eventId && (open ? severity === 'O' : code === 'TL101'),
    );
    return told && (open || truth(claim, policy) === verdict) ? [] : [{ ...claim, verdict, told }];
  });
};

const seedRows = `WITH claims AS (SELECT task_id, created_at AS t FROM task_events WHERE kind = 'claimed')
  SELECT count(*) FROM claims c JOIN task_links l ON l.child_id = c.task_id JOIN tasks p ON p.id = l.parent_id
  WHERE p.completed_at IS NULL OR p.completed_at > c.t`;

const anyBoard = fc.record({ history: histories, schema: fc.nat(2), policy: policies });

describe('a board of the Hermes kernel, of any version', () => {
  it('whose log is whole is judged as it was lived, claim by claim', async () => {
    await fc.assert(
      fc.asyncProperty(anyBoard, async ({ history, schema, policy }) => {
        const lived = await judged(history, { schema, policy });
        const { board, report } = lived;
        expect(report.verdicts.map(({ position, verdict }) => [position, verdict])).toEqual(
          board.claims.map((claim) => [claim.eventId, truth(claim, policy)]),
        );
        expect(report.foreign).toMatchObject({
          seedSqlRows: board.ask(seedRows),
          eventsDeleted: 0,
          unknownKinds: {},
          replayedEndStatus: { match: board.ask('SELECT count(*) FROM tasks'), differ: 0 },
        });
        board.close();
      }),
      { numRuns: 100 },
    );
  });

  it('of which not everything is told is never judged wrongly', async () => {
    await fc.assert(
      fc.asyncProperty(anyBoard, async ({ history, schema, policy }) => {
        const lived = await judged(history, { schema, policy, untold: true });
        expect(wrong(lived, policy)).toEqual([]);
        lived.board.close();
      }),
      { numRuns: 80 },
    );
  });

  it('that lost old events of tasks that ended is never judged wrongly, and says how many', async () => {
    const collected = fc.record({ board: anyBoard, ago: fc.nat(60) });
    await fc.assert(
      fc.asyncProperty(collected, async ({ board: { history, schema, policy }, ago }) => {
        let gone = 0;
        const spoil = (board: LivedBoard): void => {
          const before = Number(board.ask('SELECT count(*) FROM task_events'));
          board.exec(`DELETE FROM task_events WHERE task_id IN (SELECT id FROM tasks WHERE status IN ('done', 'archived'))
            AND created_at < (SELECT max(created_at) - ${ago} FROM task_events)`);
          gone = before - Number(board.ask('SELECT count(*) FROM task_events'));
        };
        const lived = await judged(history, { schema, policy, spoil });
        expect(wrong(lived, policy)).toEqual([]);
        expect(lived.report.foreign?.eventsDeleted).toBe(gone);
        lived.board.close();
      }),
      { numRuns: 80 },
    );
  });

  it('from which a task was deleted is never judged wrongly', async () => {
    const deleted = fc.record({ board: anyBoard, which: fc.nat(5) });
    await fc.assert(
      fc.asyncProperty(deleted, async ({ board: { history, schema, policy }, which }) => {
        const id = `t_${which}`;
        const spoil = (board: LivedBoard): void =>
          board.exec(`DELETE FROM task_links WHERE parent_id = '${id}' OR child_id = '${id}';
            DELETE FROM task_events WHERE task_id = '${id}'; DELETE FROM tasks WHERE id = '${id}'`);
        const lived = await judged(history, { schema, policy, spoil });
        expect(wrong(lived, policy)).toEqual([]);
        lived.board.close();
      }),
      { numRuns: 80 },
    );
  });

  it('out of whose log somebody took events is never judged wrongly', async () => {
    const taken = fc.record({
      board: anyBoard,
      ids: fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(taken, async ({ board: { history, schema, policy }, ids }) => {
        const spoil = (board: LivedBoard): void =>
          board.exec(`DELETE FROM task_events WHERE id IN (${ids.join()})`);
        const lived = await judged(history, { schema, policy, spoil });
        expect(wrong(lived, policy)).toEqual([]);
        lived.board.close();
      }),
      { numRuns: 250 },
    );
  });
});
