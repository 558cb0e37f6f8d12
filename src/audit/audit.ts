import type { StoredRow } from '../events/stored-event';
import { driftOf } from '../projections/drift';
import { viewNames } from '../projections/view-rows';
import type { RowByView, ViewName } from '../projections/view-rows';
import type { AuditOptions } from './audit-options';
import { refOf } from './evidence';
import type { AuditReport } from './report';
import { RunningAudit } from './running-audit';

/** Rows of the views, for an audit that compares them with the log. */
export type ViewsAtHand = { readonly [V in ViewName]: Iterable<RowByView[V]> };

/** Audits a whole log that is at hand, with the facts beside it that are. Of what lies past the head only the first event is told of. */
export const audit = (
  rows: ReadonlyArray<StoredRow>,
  options: AuditOptions & { readonly headPosition?: number; readonly views?: ViewsAtHand } = {},
): AuditReport => {
  const underway = new RunningAudit(options);
  const { views, headPosition } = options;
  const past =
    headPosition === undefined ? -1 : rows.findIndex(({ stored }) => stored.position > headPosition);
  for (const row of past < 0 ? rows : rows.slice(0, past)) underway.add(row);
  const drift =
    views === undefined ? [] : viewNames.flatMap((view) => driftOf(underway.board, view, views[view]));
  const named = new Set(drift.flatMap(({ events }) => events));
  const refs = rows.filter(({ stored }) => named.has(stored.position)).map(({ stored }) => refOf(stored));
  const driftEvents = new Map(refs.map((ref) => [ref.position, ref]));
  const beyond = rows[past]?.stored;
  return underway.report({
    ...(headPosition === undefined ? {} : { headPosition }),
    ...(beyond === undefined ? {} : { beyond }),
    drift,
    driftEvents,
  });
};
