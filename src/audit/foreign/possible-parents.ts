import type { Observation } from '../observation';
import { allOf } from '../trilean';
import type { Trilean } from '../trilean';
import type { BlindSpots } from './blind-spots';
import type { MissingRun } from './foreign-log';
import type { Mark } from './history';
import type { ForeignTask, LinkState, LogView } from './log-view';
import { cameBefore } from './relation';

/** Why something about a parent is not known. */
export type Doubt = 'order' | 'undated' | 'missing';

/** A parent that a task may have had just before an event, with everything that it may have been. */
export interface PossibleParent {
  readonly id: string;
  /** What may have been the last word on the link; none for a link that no event dates. */
  readonly links: ReadonlyArray<Mark<LinkState>>;
  /** Whether the task had to wait for it: it was linked, and the link not waived. */
  readonly binding: Trilean;
  /** What may have been its last state. */
  readonly states: ReadonlyArray<Mark<string | null>>;
  /** Whether it may have had no state yet. */
  readonly noState: boolean;
  /** Whether it may have had a state that the log does not show. */
  readonly unseenState: boolean;
  readonly missing: MissingRun | undefined;
  readonly doubts: ReadonlySet<Doubt>;
}

/** Everything that the parents of a task may have been just before an event. */
export interface PossibleParents {
  readonly parents: ReadonlyArray<PossibleParent>;
  /** Whether there may be links that the log does not show. */
  readonly unseenLinks: boolean;
}

/** Whether a parent let the claim pass, under a policy: it was not to be waited for, or it satisfied. */
export const passes = (
  { binding, states, noState, unseenState }: PossibleParent,
  policy: ReadonlyArray<string>,
): Trilean => {
  if (binding === false) return true;
  const ones = states.map(({ value }): Trilean => (value === null ? undefined : policy.includes(value)));
  if (noState) ones.push(false);
  if (unseenState) ones.push(undefined);
  const satisfied = ones.every((one) => one === ones[0]) ? ones[0] : undefined;
  return satisfied === true || binding === true ? satisfied : undefined;
};

/** Whether all parents let the claim pass. */
export const allPass = ({ parents, unseenLinks }: PossibleParents, policy: ReadonlyArray<string>): Trilean =>
  allOf(
    parents.map((parent) => passes(parent, policy)),
    unseenLinks,
  );

/** Tells the parents of tasks at any event of a log, in every way that the log leaves open. */
export class Parents {
  constructor(
    private readonly view: LogView,
    private readonly blind: BlindSpots,
  ) {}

  /** The parents of a task just before an event of it. */
  before(task: ForeignTask, event: Observation): PossibleParents {
    const ids = new Set([...task.links.keys(), ...(this.view.undated.get(task.id) ?? [])]);
    const parents: PossibleParent[] = [];
    for (const id of ids) {
      const parent = this.parent(task, id, event);
      if (parent.binding !== false) parents.push(parent);
    }
    return { parents, unseenLinks: this.unseenLinks(task, event) };
  }

  private parent(task: ForeignTask, id: string, event: Observation): PossibleParent {
    const doubts = new Set<Doubt>();
    const { links, binding } = this.link(task, id, event, doubts);
    const known = this.view.tasks.get(id);
    const state =
      known === undefined
        ? { states: [], noState: false, unseenState: true, missing: undefined }
        : this.state(known, event, doubts);
    if (state.unseenState) doubts.add('missing');
    return { id, links, binding, ...state, doubts };
  }

  private link(
    task: ForeignTask,
    id: string,
    event: Observation,
    doubts: Set<Doubt>,
  ): Pick<PossibleParent, 'links' | 'binding'> {
    const { marks = [], none = true } = task.links.get(id)?.lastBefore(event) ?? {};
    const bound = marks.map(({ value }) => value === 'linked');
    if (none) bound.push(false);
    let binding: Trilean = bound.every((one) => one === bound[0]) ? bound[0] : undefined;
    if (binding === undefined) doubts.add('order');
    const undated = this.view.undated.get(task.id)?.has(id) === true;
    if (binding !== true && undated && !this.followed(task, id, event)) {
      binding = undefined;
      doubts.add('undated');
    }
    if (binding !== false && this.mayHaveEnded(task, id, marks, event)) {
      binding = undefined;
      doubts.add('missing');
    }
    if (binding === false && this.endsUnbegun(task, id, event, none)) {
      binding = undefined;
      doubts.add('undated');
    }
    if (binding === false && this.mayBeRepeated(task, id, event)) {
      binding = undefined;
      doubts.add('missing');
    }
    return { links: marks, binding };
  }

  /** Whether a link is made after this event that may have stood before it, made unseen: an event that makes a link may repeat. */
  private mayBeRepeated(task: ForeignTask, id: string, event: Observation): boolean {
    const [next] = task.links.get(id)?.after(event) ?? [];
    if (next === undefined || next.value === 'unlinked') return false;
    return this.blind.between(task, null, event) || this.beginningIsGone(task, event);
  }

  /** Whether the creation of a task is not seen before an event, and events are missing. */
  private beginningIsGone({ created }: ForeignTask, event: Observation): boolean {
    const begun = created !== null && cameBefore(created, event) === true;
    return !begun && this.view.log.missing.length > 0;
  }

  /** Whether a link comes to stand, or ends, by an event after this one: what stands today then began after that. */
  private followed(task: ForeignTask, id: string, event: Observation): boolean {
    return (task.links.get(id)?.after(event).length ?? 0) > 0;
  }

  /** Whether a link that no event began ends after this event: it stood before that, nobody knows since when. */
  private endsUnbegun(task: ForeignTask, id: string, event: Observation, none: boolean): boolean {
    return none && task.links.get(id)?.after(event)[0]?.value === 'unlinked';
  }

  /** Whether a link that stands by the events may have ended unseen before this one. What stands today, and was not made anew, did not. */
  private mayHaveEnded(
    task: ForeignTask,
    id: string,
    marks: ReadonlyArray<Mark<LinkState>>,
    event: Observation,
  ): boolean {
    const [last] = marks;
    if (last === undefined || last.value === 'unlinked' || !this.blind.between(task, last.by, event))
      return false;
    const stands = this.view.standsToday(task.id, id);
    if (stands === undefined || this.blind.after(task, event)) return true;
    const next = task.links.get(id)?.after(event)[0];
    if (next === undefined) return !stands;
    return next.value !== 'unlinked';
  }

  private state(
    parent: ForeignTask,
    event: Observation,
    doubts: Set<Doubt>,
  ): Pick<PossibleParent, 'states' | 'noState' | 'unseenState' | 'missing'> {
    const { marks: states, none } = parent.statuses.lastBefore(event);
    if (states.length > 1 || (states.length === 1 && none)) doubts.add('order');
    const last = states.length === 1 && !none ? states[0]!.by : null;
    const missing = this.blind.missingBetween(last ?? parent.created, event);
    const begun = parent.created !== null;
    const unseenState =
      missing !== undefined || states.some(({ value }) => value === null) || (none && !begun);
    return { states, noState: none && begun, unseenState, missing };
  }

  /**
   * Whether the task may have had parents that are not seen. Where the links of today are known, such a link was made
   * unseen before this event and ended unseen after it.
   */
  private unseenLinks(task: ForeignTask, event: Observation): boolean {
    const { created } = task;
    const begun = created !== null && cameBefore(created, event) === true;
    const hidden = this.blind.between(task, null, event);
    if (this.view.log.links === null) return hidden || !begun;
    if (!begun && this.view.log.tasksDeleted) return true;
    return hidden && this.blind.after(task, event);
  }
}
