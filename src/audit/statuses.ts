import type { Recorded } from '../events/recorded';
import type { AuditedTask } from './audited-task';
import { as, at, task } from './evidence';
import type { Findings } from './findings';
import type { LogState } from './log-state';
import { allSatisfiedAt, satisfiedAt } from './parents-at';

/** Finds tasks whose status the rule does not give, once all the events of a command are in: ready with an open parent, todo without. */
export class Statuses {
  private readonly touched = new Set<string>();
  private commandId: string | null = null;

  constructor(
    private readonly state: LogState,
    private readonly findings: Findings,
  ) {}

  /** Before an event of another command is taken in, those of the last are all there. */
  before({ commandId }: Recorded['stored']): void {
    if (commandId !== null && commandId === this.commandId) return;
    this.end();
    this.commandId = commandId;
  }

  /** An event of a task was taken in; where it changed what its task is to its children, they are touched too. */
  after(taskId: string, flipped: boolean): void {
    this.touched.add(taskId);
    if (flipped) for (const childId of this.state.childrenOf.get(taskId) ?? []) this.touched.add(childId);
  }

  end(): void {
    if (this.touched.size === 0) return;
    for (const taskId of this.touched) {
      const known = this.state.tasks.get(taskId);
      if (known !== undefined) this.judge(known);
    }
    this.touched.clear();
  }

  private judge(known: AuditedTask): void {
    const { id } = known;
    const status = known.folded?.status;
    const fits = (status !== 'ready' && status !== 'todo') || known.open > 0 === (status === 'todo');
    if (fits) {
      known.atOdds = false;
      return;
    }
    const basis = this.state.parentsNow(known);
    const satisfied = allSatisfiedAt(basis, this.state.policy);
    const atOdds = satisfied !== undefined && satisfied !== (status === 'ready') && !known.statusBlind;
    if (atOdds && !known.atOdds) {
      const open = basis.parents.filter((parent) => satisfiedAt(parent, this.state.policy) === false);
      const evidence = [
        as(`${status} since`, known.since),
        ...open.flatMap(({ id: parentId, link, state }) => [
          as(`link to ${parentId}`, link),
          ...(state === null ? [] : [as(`last state of ${parentId}`, state.since)]),
        ]),
        as('last event of the command', known.last),
      ];
      const parents = open.map(({ id: parentId }) => task(parentId)).join(', ');
      const argument =
        status === 'ready'
          ? `Task ${task(id)} is ready since ${at(known.since)} and has open parents (${parents}): the rule makes it todo.`
          : `Task ${task(id)} is todo since ${at(known.since)} and has no open parent: the rule makes it ready.`;
      const code = status === 'ready' ? 'TL113' : 'TL114';
      this.findings.add(code, { taskId: id, position: this.state.position, evidence, argument });
    }
    known.atOdds = atOdds;
  }
}
