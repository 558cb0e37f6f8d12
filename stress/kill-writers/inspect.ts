import type { BoardPlace } from '../../src/ledger/board-place';
import { openLedger } from '../../src/ledger/open-ledger';
import type { Ledger } from '../../src/ledger/ledger';
import { readLog } from '../read-log';
import type { Acknowledgement } from './acknowledgement';

/** What a ledger is like after a kill. */
export interface Inspection {
  readonly events: number;
  readonly lost: ReadonlyArray<string>;
  readonly wrong: ReadonlyArray<string>;
}

const workOn = async (ledger: Ledger, taskId: string): Promise<ReadonlyArray<string>> => {
  const answers = [
    await ledger.create({ id: taskId, title: taskId }),
    await ledger.claim({ taskId, claimant: 'inspector' }),
    await ledger.complete({ taskId, claimant: 'inspector' }),
  ];
  return answers.flatMap((answer) =>
    answer._tag === 'Rejected' ? [`${taskId} was refused: ${answer.reason._tag}`] : [],
  );
};

/** Opens what a killed writer left, works on it as `taskId`, and holds the log against all that was acknowledged. */
export const inspect = async (
  place: BoardPlace,
  acknowledged: ReadonlyArray<Acknowledgement>,
  taskId: string,
): Promise<Inspection> => {
  const ledger = await openLedger({ ...place, create: false });
  try {
    const refused = await workOn(ledger, taskId);
    const log = await readLog(ledger);
    const at = new Map(log.map(({ stored }) => [`${stored.kind} ${stored.taskId}`, stored.position]));
    const lost = acknowledged.flatMap(({ kind, taskId: id, position }) => {
      const found = at.get(`${kind} ${id}`);
      if (found !== undefined && (position === null || found === position)) return [];
      return [`${id} was ${kind} at ${position ?? 'some position'}: the log has it ${found ?? 'nowhere'}`];
    });
    const verified = await ledger.verify();
    const audit = await ledger.audit();
    const errors = audit.findings.filter(({ severity }) => severity === 'E');
    return {
      events: log.length,
      lost,
      wrong: [
        ...refused,
        ...verified.mismatches.map(({ of, position }) => `the ${of} hash at ${position} is not that stored`),
        ...verified.drift.map((drift) => `a row differs from the log: ${JSON.stringify(drift)}`),
        ...errors.map(({ code, argument }) => `${code}: ${argument}`),
      ],
    };
  } finally {
    await ledger.close();
  }
};
