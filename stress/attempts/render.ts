import { ledgerLine } from '../new-place';
import type { AttemptsReport } from './report';

/** How many findings are shown one by one. */
const SHOWN = 5;

const inWords = (counted: string): string =>
  counted.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** What a run came to, in lines for people. */
export const renderAttempts = (report: AttemptsReport): ReadonlyArray<string> => {
  const { run, counts, errors, reasons, held, events } = report;
  return [
    ...Object.entries(counts).map(([counted, number]) => `${inWords(counted)}: ${number}`),
    `findings of severity E: ${errors.length}`,
    held ? `HELD: ${run}` : `NOT HELD: ${run}`,
    ...reasons.map((reason) => `  ${reason}`),
    ...errors
      .slice(0, SHOWN)
      .map(
        ({ code, name, position, argument }) =>
          `  ${code} ${name}${position === null ? '' : ` at ${position}`}: ${argument}`,
      ),
    ...(errors.length > SHOWN ? [`  (the first ${SHOWN} of ${errors.length} findings)`] : []),
    ledgerLine(report, events),
  ];
};
