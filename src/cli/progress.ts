import { Presets, SingleBar } from 'cli-progress';

/** Does long work and draws on stderr how far it is, where that is a terminal. */
export const withProgress = async <A>(
  what: string,
  work: (onProgress: (done: number, of: number) => void) => Promise<A>,
): Promise<A> => {
  if (!process.stderr.isTTY) return work(() => undefined);
  const format = `${what} {bar} {percentage}% · {value} of {total} events · {eta_formatted} left`;
  // Line wrap stays on and the cursor visible: there is nothing to restore where somebody interrupts.
  const bar = new SingleBar(
    {
      stream: process.stderr,
      format,
      clearOnComplete: true,
      gracefulExit: false,
      linewrap: true,
      barsize: 24,
    },
    Presets.shades_classic,
  );
  bar.start(1, 0);
  try {
    return await work((done, of) => {
      bar.setTotal(of);
      bar.update(done);
    });
  } finally {
    bar.stop();
  }
};
