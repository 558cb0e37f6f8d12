/** What each signal stops; one listener for all, however many workers there are. */
const stops = new Map<NodeJS.Signals, Set<() => void>>();
const heard = new Map<NodeJS.Signals, () => void>();

/** Calls `stop` once when the process is asked to end by one of these signals; what is returned takes that back. */
export const onSignals = (signals: ReadonlyArray<NodeJS.Signals>, stop: () => void): (() => void) => {
  for (const signal of signals) {
    const all = stops.get(signal) ?? new Set<() => void>();
    stops.set(signal, all.add(stop));
    if (heard.has(signal)) continue;
    const listener = (): void => {
      for (const one of all) one();
    };
    heard.set(signal, listener);
    process.on(signal, listener);
  }
  return () => {
    for (const signal of signals) {
      const all = stops.get(signal);
      all?.delete(stop);
      const listener = heard.get(signal);
      if (all?.size !== 0 || listener === undefined) continue;
      process.off(signal, listener);
      stops.delete(signal);
      heard.delete(signal);
    }
  };
};
