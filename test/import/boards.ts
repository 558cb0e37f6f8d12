import { cpSync, existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { AuditReport } from '../../src/audit/report';
import type { ClaimClass } from '../../src/audit/foreign/foreign-facts';

/** Boards written by several versions of the Hermes kernel, and by real use, reduced to structure and history. */
const folder = join(__dirname, 'boards');

/** What is known of a board, under a policy, and by whichever means: not by this project's. */
export interface ExpectedUnderPolicy {
  readonly claims: number;
  readonly classes: Partial<Readonly<Record<ClaimClass, number>>>;
  readonly seed_sql_rows: number;
  /** Claims that are not plainly satisfied, by the id of their event. */
  readonly by_event: Readonly<Record<string, ClaimClass>>;
}

export interface ExpectedOfBoard {
  readonly done: ExpectedUnderPolicy;
  readonly 'done,archived': ExpectedUnderPolicy;
  readonly event_kinds: Readonly<Record<string, number>>;
  readonly unknown_kinds: Readonly<Record<string, number>>;
  readonly events_deleted: number;
  readonly replayed_end_status: { readonly match?: number; readonly differ?: number };
  readonly events_only_in_wal?: number;
}

export const boards = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Readonly<
  Record<string, ExpectedOfBoard>
>;

export const policies = ['done', 'done,archived'] as const;

/** Copies a board, with what lies beside it, to a folder; gives its path there. */
export const copyBoard = (name: string, to: string): string => {
  for (const suffix of ['', '-wal']) {
    const file = join(folder, `${name}${suffix}`);
    if (existsSync(file)) cpSync(file, join(to, basename(file)));
  }
  return join(to, name);
};

/** What a report says of a board, in the form of what is expected. */
export const foundUnder = ({ claims, findings, verdicts, foreign }: AuditReport): ExpectedUnderPolicy => {
  const late = new Set(findings.filter(({ code }) => code === 'TL201').map(({ position }) => position));
  const byEvent: Record<string, ClaimClass> = {};
  for (const { position, verdict } of verdicts) {
    if (verdict === 'violated') byEvent[position] = 'violation';
    if (verdict === 'indeterminate') byEvent[position] = 'indeterminate';
    if (verdict === 'satisfied' && late.has(position)) byEvent[position] = 'link-after-claim';
  }
  return {
    claims: claims.total,
    classes: foreign?.classes ?? {},
    seed_sql_rows: foreign?.seedSqlRows ?? -1,
    by_event: byEvent,
  };
};
