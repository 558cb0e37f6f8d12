import type { MutantsReport } from './report';

/** How many sentences are told one by one. */
const TOLD = 10;

const counts = (codes: Readonly<Record<string, number>>): string =>
  Object.entries(codes)
    .map(([code, count]) => `${code} ${count}`)
    .join(', ');

const table = (rows: ReadonlyArray<ReadonlyArray<string>>): ReadonlyArray<string> => {
  const widths = rows[0]!.map((_cell, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
};

/** What a run came to, in lines for people. */
export const renderMutants = ({ kinds, reasons, ...report }: MutantsReport): ReadonlyArray<string> => {
  const head = ['kind', 'named', 'in files', 'by', 'E and O told besides'];
  const rows = kinds.map(({ kind, mutants, named, inFiles, codes, besides }) => [
    kind,
    `${named} of ${mutants}`,
    `${inFiles.named} of ${inFiles.mutants}`,
    counts(codes),
    counts(besides),
  ]);
  return [
    `seed: ${report.seed}`,
    `logs: ${report.histories} (${report.events} events); findings of severity E in them, untouched: ${report.falseAlarms}`,
    ...table([head, ...rows]),
    report.held ? 'HELD: mutants' : 'NOT HELD: mutants',
    ...reasons.slice(0, TOLD).map((one) => `  ${one}`),
    ...(reasons.length > TOLD ? [`  and ${reasons.length - TOLD} more of the like`] : []),
  ];
};

/** The shape of `--json`. */
export const mutantsJson = (report: MutantsReport): object => report;
