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

/** Audits a whole log that is at hand, with the facts beside it that are. */
export const audit = (
  rows: ReadonlyArray<StoredRow>,
  options: AuditOptions & { readonly headPosition?: number; readonly views?: ViewsAtHand } = {},
): AuditReport => {
  const underway = new RunningAudit(options);
  for (const row of rows) underway.add(row);
  const { views, headPosition } = options;
  const drift =
    views === undefined ? [] : viewNames.flatMap((view) => driftOf(underway.board, view, views[view]));
  const named = new Set(drift.flatMap(({ events }) => events));
  const refs = rows.filter(({ stored }) => named.has(stored.position)).map(({ stored }) => refOf(stored));
  const driftEvents = new Map(refs.map((ref) => [ref.position, ref]));
  return underway.report({ ...(headPosition === undefined ? {} : { headPosition }), drift, driftEvents });
};
