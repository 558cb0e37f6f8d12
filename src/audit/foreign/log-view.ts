import type { ObservedEffect, Observation } from '../observation';
import type { ForeignLink, ForeignLog } from './foreign-log';
import { History } from './history';

/** What an event made of a link. */
export type LinkState = 'linked' | 'unlinked' | 'waived';

/** What a log tells of a task. */
export interface ForeignTask {
  readonly id: string;
  created: Observation | null;
  /** Its statuses; null where it is not known which. */
  readonly statuses: History<string | null>;
  /** Whether an attempt stands: the claim that began it, null where none does, `unknown` where that is not known. */
  readonly attempts: History<Observation | null | 'unknown'>;
  readonly claims: Claim[];
  readonly refusals: Refusal[];
  /** The links to its parents, by parent. */
  readonly links: Map<string, History<LinkState>>;
  /** Events of it of which it is not known what they did to its links. */
  readonly blind: Observation[];
}

interface Claim {
  readonly claim: Observation;
  readonly claimant: string | null;
}

interface Refusal {
  readonly refusal: Observation;
  readonly reason: string | null;
}

/** A log by its tasks. */
export class LogView {
  readonly tasks = new Map<string, ForeignTask>();
  /** All claims, in the order in which they lie. */
  readonly claims: Array<Claim & { readonly task: ForeignTask }> = [];
  /** The links of today that no event dates, by child. */
  readonly undated = new Map<string, Set<string>>();
  private readonly standing = new Map<string, Set<string>>();

  constructor(readonly log: ForeignLog) {
    for (const observation of log.observations) this.take(observation);
    for (const link of log.links ?? []) this.today(link);
  }

  /** Whether a link is there today; undefined where only the events tell of links. */
  standsToday(childId: string, parentId: string): boolean | undefined {
    return this.log.links === null ? undefined : this.standing.get(childId)?.has(parentId) === true;
  }

  task(id: string): ForeignTask {
    const known = this.tasks.get(id);
    if (known !== undefined) return known;
    const task: ForeignTask = {
      id,
      created: null,
      statuses: new History(),
      attempts: new History(),
      claims: [],
      refusals: [],
      links: new Map(),
      blind: [],
    };
    this.tasks.set(id, task);
    return task;
  }

  private take(observation: Observation): void {
    const { taskId, effects } = observation;
    for (const effect of effects) {
      if (effect._tag === 'Linked') this.mark(effect, observation, 'linked');
      if (effect._tag === 'Unlinked') this.mark(effect, observation, 'unlinked');
      if (effect._tag === 'Waived') this.mark(effect, observation, 'waived');
    }
    if (taskId !== null) this.follow(this.task(taskId), observation);
  }

  private mark({ childId, parentId }: ForeignLink, by: Observation, state: LinkState): void {
    const { links } = this.task(childId);
    const history = links.get(parentId) ?? new History<LinkState>();
    links.set(parentId, history);
    if (history.all.at(-1)?.by !== by) history.add(by, state);
  }

  private follow(task: ForeignTask, observation: Observation): void {
    const { effects } = observation;
    const blind = effects.some(({ _tag }) => _tag === 'Unknown');
    const unknown = blind || effects.some(({ _tag }) => _tag === 'StatusUnknown');
    if (blind) task.blind.push(observation);
    if (effects.some(({ _tag }) => _tag === 'Created')) task.created ??= observation;
    const told = effects.findLast((effect) => effect._tag === 'Status');
    if (told !== undefined) task.statuses.add(observation, told.status);
    else if (unknown) task.statuses.add(observation, null);
    this.attempt(task, observation, told?.status, unknown);
  }

  private attempt(
    task: ForeignTask,
    observation: Observation,
    status: string | undefined,
    unknown: boolean,
  ): void {
    const claimed = observation.effects.find((effect) => effect._tag === 'Claimed');
    if (claimed !== undefined) {
      const claim = { claim: observation, claimant: claimed.claimant };
      task.claims.push(claim);
      this.claims.push({ ...claim, task });
      task.attempts.add(observation, observation);
    } else if (over(observation.effects) || (status !== undefined && status !== 'running')) {
      task.attempts.add(observation, null);
    } else if (unknown) task.attempts.add(observation, 'unknown');
    const refused = observation.effects.find((effect) => effect._tag === 'Refused');
    if (refused !== undefined) task.refusals.push({ refusal: observation, reason: refused.reason });
  }

  /** A link of today: where the events do not leave it standing, none of them says since when it does. */
  private today({ parentId, childId }: ForeignLink): void {
    const standing = this.standing.get(childId) ?? new Set();
    this.standing.set(childId, standing.add(parentId));
    const last = this.tasks.get(childId)?.links.get(parentId)?.all.at(-1)?.value;
    if (last !== undefined && last !== 'unlinked') return;
    const undated = this.undated.get(childId) ?? new Set();
    this.undated.set(childId, undated.add(parentId));
  }
}

const over = (effects: ReadonlyArray<ObservedEffect>): boolean =>
  effects.some(({ _tag }) => _tag === 'AttemptEnded');
