import type { Findings } from '../../audit/findings';
import type { AuditReport } from '../../audit/report';
import { StoreFailure } from '../../commands/store-failure';
import type { Queries } from '../../commands/store';
import { judgeHermes, readHermesLog } from '../../import/hermes/judge-board';
import type { HermesLog } from '../../import/hermes/judge-board';
import type { Progress } from '../log-pages';
import { readObservedLog } from './observed-log';

/** How a board of evidence is judged. */
interface EvidenceJudging {
  readonly path: string;
  readonly satisfiedBy?: ReadonlyArray<string>;
  readonly onProgress?: Progress;
  /** Tells what was found about the file of the board itself. */
  readonly aboutFiles?: (findings: Findings) => void;
}

/** A board of evidence: the foreign log that it holds, and what is to be said of that. */
export interface JudgedEvidence {
  readonly log: HermesLog['log'];
  readonly report: AuditReport;
}

/** Judges the foreign log that a board of evidence holds: as the file was judged that it was taken from. */
export const judgeEvidence = async (
  queries: Queries,
  { path, satisfiedBy = ['done'], onProgress, aboutFiles }: EvidenceJudging,
): Promise<JudgedEvidence> => {
  const { observed, taken, whole, spoilt } = await readObservedLog(queries, onProgress);
  if (taken === null || !whole) throw new StoreFailure({ _tag: 'UnfinishedImport', path });
  const read = readHermesLog(observed.board(taken.sequence));
  const { eventsOnlyInWal, broken } = taken;
  const report = judgeHermes(read, {
    satisfiedBy,
    format: 'evidence',
    eventsOnlyInWal,
    aboutFiles: (findings) => {
      tellSpoilt(spoilt, findings);
      tellTaken(taken.source, { eventsOnlyInWal, broken }, findings);
      aboutFiles?.(findings);
    },
  });
  return { log: read.log, report };
};

const nowhere = { taskId: null, position: null, evidence: [] };

/** Whether the board of evidence itself is as it was written. */
const tellSpoilt = (spoilt: ReadonlyArray<number>, findings: Findings): void => {
  if (spoilt.length === 0) return;
  const named = spoilt.slice(0, 20).join(', ');
  const argument = `The board of evidence is not as it was written: its events at ${named}${spoilt.length > 20 ? ', …' : ''} are missing, or their leaf hash is not that of what is stored. What is told here rests on them as they are.`;
  findings.add('TL510', { ...nowhere, argument });
};

/** What was found about the file as it was taken. */
const tellTaken = (
  source: string,
  { eventsOnlyInWal, broken }: { readonly eventsOnlyInWal: number; readonly broken: ReadonlyArray<string> },
  findings: Findings,
): void => {
  const file = JSON.stringify(source);
  if (eventsOnlyInWal > 0) {
    const argument = `As ${file} was taken, only the WAL beside it had ${eventsOnlyInWal} of its events.`;
    findings.add('TL602', { ...nowhere, argument });
  }
  if (broken.length > 0) {
    const argument = `As ${file} was taken, integrity_check found: ${broken.slice(0, 10).join('; ')}.`;
    findings.add('TL603', { ...nowhere, argument });
  }
};
