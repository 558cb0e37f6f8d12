import type { Examination } from '../../audit/examination';
import { judgeHermes, readHermesLog } from '../../import/hermes/judge-board';
import type { Evidence } from '../../store/sqlite/evidence/evidence';
import { version } from '../../version';
import type { Progress } from '../log-pages';
import { lookAtFiles, tellFiles } from './about-files';
import { hermesTables, readHermesBoard } from './read-hermes-board';

/** How a file is examined. */
export interface ExamineInput {
  /** Judge under this policy; for a board of our own, instead of its own, and for any other, instead of `['done']`. */
  readonly satisfiedBy?: ReadonlyArray<string>;
  /** Ask today's rules again for every claim and every refusal; only of a ledger of our own. */
  readonly replayDecisions?: boolean;
  /** Hears how many events of how many are read, of a ledger of our own. */
  readonly onProgress?: Progress;
}

/** Examines a board of the Hermes kernel. What was opened is let go of as the examination is closed. */
export const examineHermes = async (
  evidence: Evidence,
  { satisfiedBy = ['done'] }: ExamineInput,
  at: number,
): Promise<Examination> => {
  const read = readHermesLog(readHermesBoard(evidence));
  const files = await lookAtFiles(evidence, hermesTables);
  const report = judgeHermes(read, {
    satisfiedBy,
    format: 'hermes',
    eventsOnlyInWal: files.onlyInWal['task_events'] ?? 0,
    aboutFiles: (findings) => tellFiles(files, findings),
  });
  return {
    examined: {
      place: evidence.files[0]!.name,
      format: 'hermes',
      files: evidence.files,
      ledgerId: null,
      at,
      version,
    },
    report,
    async *observations() {
      yield* read.log.observations;
    },
    close: async () => evidence.close(),
  };
};
