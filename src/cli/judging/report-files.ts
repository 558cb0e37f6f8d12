import { statSync } from 'node:fs';
import type { Examination } from '../../audit/examination';
import { sarif } from '../../export/sarif';
import { Timeline } from '../../export/timesketch';
import { UsageFault } from '../arguments/usage-fault';
import { mustBeFree, mustNotBe, writeWhole } from '../files/whole-file';
import type { Target, Written } from '../files/whole-file';
import { writeText } from '../files/write-text';
import { counted } from '../words/counted';
import { visible } from '../words/visible';
import { isCaseFile, writeCaseFile } from './write-case-file';

/** The formats of a report, each with the option that names its file. */
type Format = 'html' | 'sarif' | 'timesketch';

/** The files that a report is to be written to, as they are typed. */
export type ReportOptions = { readonly [F in Format]?: string } & {
  /** Whether files that are there are replaced. */
  readonly force?: boolean;
};

/** A file that a report was written to. */
export interface ReportFile extends Written {
  readonly format: Format;
  /** Contested tasks that are drawn, and those that are only listed: of a case file. */
  readonly drawn?: number;
  readonly listed?: number;
  /** Events and findings that have no time, and so no place: of a timeline. */
  readonly withoutTime?: number;
}

/** A file that is asked for. */
export interface ReportTarget extends Target {
  readonly format: Format;
}

const writers: {
  readonly [F in Format]: (examination: Examination, target: Target) => Promise<Omit<ReportFile, 'format'>>;
} = {
  html: writeCaseFile,
  sarif: (examination, target) => {
    const pieces = sarif(examination.examined, examination.report, examination.observations());
    return writeWhole(target, (draft) => writeText(draft, pieces));
  },
  timesketch: async (examination, target) => {
    const timeline = new Timeline(examination.examined, examination.report);
    const pieces = timeline.lines(examination.observations());
    const written = await writeWhole(target, (draft) => writeText(draft, pieces));
    return { ...written, withoutTime: timeline.withoutTime };
  },
};

const formats = Object.keys(writers) as ReadonlyArray<Format>;

/** Whether an earlier case file is there: a later one may take its place unasked. */
const isEarlier = (format: Format, path: string): boolean =>
  format === 'html' && (statSync(path, { throwIfNoEntry: false })?.isFile() ?? false) && isCaseFile(path);

/** The files that are asked for: each has to be free, no two the same, and none the log itself. */
export const targetsOf = (
  { force = false, ...paths }: ReportOptions,
  log: string | null,
): ReadonlyArray<ReportTarget> => {
  const targets = formats.flatMap((format): ReadonlyArray<ReportTarget> => {
    const path = paths[format];
    if (path === undefined) return [];
    return [{ format, option: `--${format}`, path, force: force || isEarlier(format, path) }];
  });
  for (const [i, target] of targets.entries()) {
    if (log !== null) mustNotBe(target, log);
    mustBeFree(target);
    const twice = targets.slice(0, i).some(({ path }) => path === target.path);
    if (twice) throw new UsageFault(target.option, 'a file of its own', target.path);
  }
  return targets;
};

/** Writes a report to the files that were asked for, one after the other. */
export const writeReports = async (
  examination: Examination,
  targets: ReadonlyArray<ReportTarget>,
): Promise<ReadonlyArray<ReportFile>> => {
  const written: ReportFile[] = [];
  for (const { format, ...target } of targets) {
    written.push({ format, ...(await writers[format](examination, target)) });
  }
  return written;
};

/** What was written, for people. */
export const reportFileInWords = (file: ReportFile): string => {
  const { format, path, bytes, drawn = 0, listed = 0, withoutTime = 0 } = file;
  const tasks = format === 'html' ? `; ${drawn} of ${counted(drawn + listed, 'contested task')} drawn` : '';
  const left = withoutTime === 0 ? '' : `; without a time, and left out: ${withoutTime}`;
  return `wrote ${visible(path)}: ${format}, ${bytes} bytes${tasks}${left}\n`;
};
