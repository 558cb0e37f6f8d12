import { claimedFrom } from '../events/claimed-from';
import type { News } from './news';
import type { Changes } from './store';

const sooner = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? (one ?? other) : Math.min(one, other);

/** What there is to tell of one flush, together with what was flushed before it in the same transaction. */
export const newsOf = ({ events, newTasks, changedTasks }: Changes, before: News | null = null): News => ({
  position: events.at(-1)?.stored.position ?? before?.position ?? 0,
  appended: (before?.appended ?? 0) + events.length,
  claimable: before?.claimable === true || events.some(({ stored }) => claimedFrom.is(stored.status)),
  wakesAt: [...newTasks, ...changedTasks].reduce(
    (first, { lease_until: lease, run_at: due }) => sooner(first, lease ?? due),
    before?.wakesAt ?? null,
  ),
});
