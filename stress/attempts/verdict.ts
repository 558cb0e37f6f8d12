import type { Judged } from './judge';
import type { Verdict } from './report';

/** How many of the sentences on what is wrong are told one by one. */
const TOLD = 10;

const some = (wrong: ReadonlyArray<string>): ReadonlyArray<string> =>
  wrong.length <= TOLD ? wrong : [...wrong.slice(0, TOLD), `and ${wrong.length - TOLD} more of the like`];

/** What a run showed beside its log. */
export interface Shown {
  readonly run: string;
  readonly counts: Readonly<Record<string, number>>;
  /** What is wrong beside what the log shows by itself, each in a sentence. */
  readonly wrong: ReadonlyArray<string>;
  /** What has to have happened for the run to count, and the sentence for where it has not. */
  readonly happened: ReadonlyArray<readonly [boolean, string]>;
}

/** The report on a run: it is held if nothing is wrong, the audit finds no error, and what had to happen did. */
export const verdict = (
  { log, wrong, errors }: Judged,
  { run, counts, wrong: beside, happened }: Shown,
): Verdict => {
  const reasons = [
    ...some([...beside, ...wrong]),
    ...(errors.length > 0 ? [`the audit has ${errors.length} findings of severity E`] : []),
    ...happened.filter(([did]) => !did).map(([, reason]) => `the run does not count: ${reason}`),
  ];
  return { run, events: log.length, counts, errors, reasons, held: reasons.length === 0 };
};
