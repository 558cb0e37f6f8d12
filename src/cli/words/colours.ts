import { createColors } from 'picocolors';

/** Whether colours are wanted: only on a terminal that knows them, and never against `NO_COLOR`. */
export const wantsColours = (
  terminal: boolean | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): boolean => {
  const { NO_COLOR: refused = '', TERM: kind } = environment;
  return terminal === true && refused === '' && kind !== 'dumb';
};

/** The colours of stdout. */
export const colours = createColors(wantsColours(process.stdout.isTTY, process.env));
