import type { Heard, News } from '../../commands/news';
import type { Store } from '../../commands/store';

/** Who listens in this process, by the log that they listen to: it may be opened more than once. */
const listeners = new Map<string, Set<Heard>>();

const listenHere = (ledgerId: string, heard: Heard): (() => void) => {
  const others = listeners.get(ledgerId) ?? new Set<Heard>();
  listeners.set(ledgerId, others.add(heard));
  return () => {
    others.delete(heard);
    if (others.size === 0 && listeners.get(ledgerId) === others) listeners.delete(ledgerId);
  };
};

/** Has `heard` hear of what this process appends to a log, once it is durable, and of what others append where the store can tell; what is returned ends that. */
export const listen = (ledgerId: string, store: Pick<Store, 'listen'>, heard: Heard): (() => void) => {
  // Each has a place of its own, also where one function listens twice.
  const own: Heard = (news) => heard(news);
  const ends = [listenHere(ledgerId, own), store.listen(own)];
  return () => {
    for (const end of ends) end();
  };
};

/** Tells all who listen to a log in this process. */
export const tell = (ledgerId: string, news: News | null): void => {
  for (const heard of listeners.get(ledgerId) ?? []) heard(news);
};
