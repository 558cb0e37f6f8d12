/** What each signal stops. */
const stops = new Map<NodeJS.Signals, Set<() => void>>();

/** The one listener for a signal, however many it stops. It hears it once: a second signal ends the process. */
const listeners = new Map<NodeJS.Signals, () => void>();

const unlisten = (signal: NodeJS.Signals): void => {
  const listener = listeners.get(signal);
  if (listener !== undefined) process.off(signal, listener);
  listeners.delete(signal);
};

const listenTo = (signal: NodeJS.Signals): void => {
  const listener = (): void => {
    unlisten(signal);
    for (const stop of stops.get(signal) ?? []) stop();
  };
  listeners.set(signal, listener);
  process.on(signal, listener);
};

/** Calls `stop` once when the process is asked to end by one of these signals; what is returned takes that back. */
export const onSignals = (signals: ReadonlyArray<NodeJS.Signals>, stop: () => void): (() => void) => {
  for (const signal of signals) {
    const all = stops.get(signal) ?? new Set<() => void>();
    stops.set(signal, all.add(stop));
    if (!listeners.has(signal)) listenTo(signal);
  }
  return () => {
    for (const signal of signals) {
      const all = stops.get(signal);
      all?.delete(stop);
      if (all?.size !== 0) continue;
      stops.delete(signal);
      unlisten(signal);
    }
  };
};
