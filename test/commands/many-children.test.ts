import type { NewEvent } from '../../src/commands/new-event';
import type { Recorded } from '../../src/events/recorded';
import type { Command } from '../../src/commands/command';
import { cancel, complete, create, reopen } from './asking';
import { PureLedger } from './pure-ledger';

/** More than a call can take arguments. */
const CHILDREN = 130_000;

/** A ledger whose events are neither written out nor hashed: that is what takes the time where there are very many. */
class Unhashed extends PureLedger {
  private readonly pattern = super.record(
    { kind: 'commented', data: {}, taskId: 'pattern', status: 'ready' },
    null,
  );

  protected override record(event: NewEvent, causation: number | null): Recorded {
    const { taskId, status, kind } = event;
    const position = this.board.position + 1;
    const version = taskId === null ? null : (this.board.task(taskId)?.version ?? 0) + 1;
    const stored = { ...this.pattern.stored, position, taskId, version, kind, status, causation };
    const recorded: Recorded = { ...this.pattern, stored, event };
    this.board.apply(recorded);
    return recorded;
  }
}

describe('a parent of very many children', () => {
  it('is reopened with all of them, and cancelled without and with them', () => {
    const ledger = new Unhashed();
    const ids = Array.from({ length: CHILDREN }, (_none, i) => `child ${i}`);
    const asked = (command: Command, field: string): unknown => {
      const { answer } = ledger.ask(command);
      return answer._tag === 'Right' ? { ...answer.right }[field as never] : answer;
    };
    ledger.ask(create('parent'));
    ledger.ask(complete('parent'));
    const data = { assignee: null, priority: 0, parents: ['parent'] };
    ledger.append(ids.map((taskId) => ({ kind: 'created', data, taskId, status: 'done' })));
    expect(asked(reopen('parent', { cascade: true }), 'reopened')).toEqual(ids);
    expect(asked(cancel('parent', 'waive'), 'promoted')).toEqual(ids);
    ledger.ask(reopen('parent'));
    expect(asked(cancel('parent', 'cancel'), 'cancelled')).toEqual(ids);
  });
});
