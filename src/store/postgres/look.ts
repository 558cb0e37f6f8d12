import type { LinkedParent, Loaded, LoadedStanding, Needs } from '../../commands/needs';
import type { CommandRecord } from '../../projections/command-record';
import type { Link } from '../../projections/link';
import { PARENTS_NAMED } from '../../events/parent-seen';
import { sql } from 'kysely';
import type { Schema } from '../schema';
import { postgresQuery } from '../statement';

type Texts = ReadonlyArray<string>;

/** What tells a row of a table from every other one that was, or will be, in its place: its `xmin`. */
interface Versioned {
  readonly seen: string;
}

/** What `look` finds. */
export interface Found {
  /** Milliseconds since 1970 by the clock that was given, or by the server's. */
  readonly now: number;
  /** The same by the server's own clock. */
  readonly lookedAt: number;
  readonly head: (Schema['head'] & Versioned) | null;
  /** The rows of tasks, each as text. */
  readonly tasks: Texts;
  /** The `xmin` of each of them. */
  readonly seen: Texts;
  readonly children: ReadonlyArray<Link>;
  readonly ready: ReadonlyArray<Texts>;
  readonly gated: Texts;
  /** All parents of tasks that have few. */
  readonly parents: ReadonlyArray<LinkedParent & Versioned & { readonly childId: string }>;
  /** The parents to name of tasks that have many. */
  readonly many: Found['parents'];
  readonly standings: ReadonlyArray<LoadedStanding & Versioned>;
  readonly links: ReadonlyArray<Link>;
  readonly refusals: Loaded['refusals'];
  readonly commands: ReadonlyArray<CommandRecord>;
  readonly contents: ReadonlyArray<{ readonly position: number; readonly content: string }>;
}

interface Asked {
  readonly tasks: Texts;
  readonly standings: Texts;
  readonly gated: Texts;
  readonly gatedIfOpen: Texts;
  readonly families: Texts;
  readonly linkParents: Texts;
  readonly linkChildren: Texts;
  readonly ready: string;
  readonly overdue: number;
  readonly refusedTasks: Texts;
  readonly refusedClaimants: ReadonlyArray<string | null>;
  readonly commands: Texts;
  readonly clock: number | null;
}

/** Everything that can be asked for in one go. */
export const selectLook = postgresQuery<Asked, { readonly found: Found }>(
  (
    $,
  ) => sql`SELECT look(${$.tasks}, ${$.standings}, ${$.gated}, ${$.gatedIfOpen}, ${$.families}, ${$.linkParents},
    ${$.linkChildren}, ${$.ready}, ${$.overdue}, ${$.refusedTasks}, ${$.refusedClaimants}, ${$.commands}, ${$.clock},
    ${sql.lit(PARENTS_NAMED)}) AS found`,
);

/** The question for what commands need; `more` are tasks and parents that turned out to be needed as well. */
export const askedOf = (
  needs: Required<Needs>,
  more: { readonly tasks: Texts; readonly families: Texts },
  clock: number | null,
): Asked => ({
  tasks: [...needs.tasks, ...more.tasks],
  standings: needs.standings,
  gated: needs.parents,
  gatedIfOpen: needs.openParents,
  families: [...new Set([...needs.children, ...more.families])],
  linkParents: needs.links.map(({ parentId }) => parentId),
  linkChildren: needs.links.map(({ childId }) => childId),
  ready: JSON.stringify(needs.ready),
  overdue: needs.overdue,
  refusedTasks: needs.refusals.map(({ taskId }) => taskId),
  refusedClaimants: needs.refusals.map(({ claimant }) => claimant),
  commands: needs.commands,
  clock,
});
