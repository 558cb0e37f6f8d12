import { once } from 'node:events';

/** Tells the test something. */
export const tell = (what: unknown): void => {
  process.stdout.write(`${JSON.stringify(what)}\n`);
};

/** Waits until the test lets the program go on. */
export const toldToGoOn = async (): Promise<void> => {
  process.stdin.resume();
  await once(process.stdin, 'end');
};
