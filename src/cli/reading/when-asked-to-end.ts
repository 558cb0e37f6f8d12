const signals = ['SIGINT', 'SIGTERM'] as const;

/** Turns the first SIGINT or SIGTERM into a quiet end, where that is wanted; `forget` gives them back their usual effect. */
export const whenAskedToEnd = (
  wanted: boolean,
): { readonly ended: AbortSignal; readonly forget: () => void } => {
  const controller = new AbortController();
  const end = () => controller.abort();
  if (wanted) for (const signal of signals) process.once(signal, end);
  return {
    ended: controller.signal,
    forget: () => {
      for (const signal of signals) process.off(signal, end);
    },
  };
};
