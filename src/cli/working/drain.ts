const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/** Calls `drain` when the process is asked to end; asked once more it calls `kill` and ends at once, by that signal. What is returned gives the signals back their usual effect. */
export const whenAskedToDrain = (drain: (signal: NodeJS.Signals) => void, kill: () => void): (() => void) => {
  let asked = false;
  const forget = (): void => {
    for (const signal of signals) process.off(signal, hear);
  };
  const hear = (signal: NodeJS.Signals): void => {
    if (asked) {
      kill();
      forget();
      process.kill(process.pid, signal);
    } else {
      asked = true;
      drain(signal);
    }
  };
  for (const signal of signals) process.on(signal, hear);
  return forget;
};
