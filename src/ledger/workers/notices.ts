import type { News } from '../../commands/news';

type Listener = (news: News) => void;

/** Who listens in this process, by the log that they listen to: it may be opened more than once. */
const listeners = new Map<string, Set<Listener>>();

/** Has `listener` hear of everything that this process appends to a log, once it is durable; what is returned ends that. */
export const listen = (ledgerId: string, listener: Listener): (() => void) => {
  const others = listeners.get(ledgerId) ?? new Set<Listener>();
  listeners.set(ledgerId, others.add(listener));
  return () => {
    others.delete(listener);
    if (others.size === 0) listeners.delete(ledgerId);
  };
};

/** Tells all who listen to a log. */
export const tell = (ledgerId: string, news: News): void => {
  for (const listener of listeners.get(ledgerId) ?? []) listener(news);
};
