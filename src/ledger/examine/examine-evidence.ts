import type { Examination } from '../../audit/examination';
import type { Evidence } from '../../store/sqlite/evidence/evidence';
import { rowsByName } from '../../store/sqlite/evidence/rows-by-name';
import { version } from '../../version';
import { orFault } from '../errors';
import { judgeEvidence } from '../import/judge-evidence';
import { lookAtFiles, tellFiles } from './about-files';
import type { ExamineInput } from './examine-hermes';
import { openCopy } from './open-copy';

/** Whether a ledger of our own holds the log of another system. */
export const holdsEvidence = (evidence: Evidence): boolean => {
  if (!evidence.columns('head').includes('state')) return false;
  const heads = rowsByName(evidence, 'head', { needed: ['id', 'state'], wanted: [], order: ['id'] });
  return [...heads].some(({ state }) => state === 'evidence');
};

/** Examines a board of evidence: the foreign log that it holds, event by event as it was found. */
export const examineEvidence = async (
  evidence: Evidence,
  { satisfiedBy }: ExamineInput,
  at: number,
): Promise<Examination> => {
  const files = await lookAtFiles(evidence, []);
  const store = await openCopy(evidence);
  try {
    const judged = store.read(async (queries) => {
      const { ledgerId } = await queries.head();
      const found = await judgeEvidence(queries, {
        path: evidence.path,
        aboutFiles: (findings) => tellFiles(files, findings),
        ...(satisfiedBy === undefined ? {} : { satisfiedBy }),
      });
      return { ledgerId, ...found };
    });
    const { ledgerId, log, report } = await orFault(judged);
    const [file] = evidence.files;
    return {
      examined: { place: file!.name, format: 'evidence', files: evidence.files, ledgerId, at, version },
      report,
      async *observations() {
        yield* log.observations;
      },
      close: async () => evidence.close(),
    };
  } finally {
    await store.close();
  }
};
