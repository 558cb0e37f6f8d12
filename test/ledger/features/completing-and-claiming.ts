import * as fc from 'fast-check';
import type { CompleteAndClaimNextInput, Ledger, Recorded } from '../../../src/index';
import { Clock } from '../clock';
import { freshLedger, timedLedger } from '../fresh-ledger';
import type { NewPlace } from '../place';
import { live, lives } from '../random-life';
import type { LifeStep } from '../random-life';

/** An event without what tells one command from another, and one ledger from another. */
const facts = ({ stored, content }: Recorded): object => {
  const {
    id: _id,
    leafHash: _leaf,
    contentHash: _salted,
    commandId: _one,
    requestHash: _asked,
    ...rest
  } = stored;
  return { ...rest, content: content?.content ?? null };
};

const inTwo = async (
  ledger: Ledger,
  { taskId, claimant, ...next }: CompleteAndClaimNextInput,
): Promise<void> => {
  const completed = await ledger.complete({ taskId, claimant });
  if (completed._tag === 'Completed') await ledger.claimNext({ claimant, ...next });
};

/** Lives a life, what is asked in one go as it is or in two commands, and gives its log. */
const logOf = async (
  newPlace: NewPlace,
  steps: ReadonlyArray<LifeStep>,
  apart: boolean,
): Promise<ReadonlyArray<object>> => {
  const place = newPlace();
  const clock = new Clock();
  const ledger = await place.open({ actor: 'opener', durability: 'normal' }, { now: clock.read });
  try {
    for (const step of steps) {
      if (apart && 'ask' in step && step.ask === 'completeAndClaimNext')
        await inTwo(ledger, step.input as CompleteAndClaimNextInput);
      else await live({ ledger, clock }, [step]);
    }
    const { valid, findings } = await ledger.audit();
    expect([valid, findings.filter(({ severity }) => severity === 'E')]).toEqual([true, []]);
    expect(await ledger.verify()).toMatchObject({ valid: true, drift: [] });
    return (await ledger.events({ from: 3, limit: 1_000 })).map(facts);
  } finally {
    await ledger.close();
    await place.remove();
  }
};

export const completingAndClaiming = (newPlace: NewPlace): void => {
  describe('completing and claiming the next in one go', () => {
    const fresh = freshLedger(newPlace);

    it('ends the task and takes the child that this makes ready, in one command', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 'p', title: 'p' });
      await ledger.create({ id: 'c', title: 'the child', parents: ['p'], data: { n: 1 } });
      await ledger.claim({ taskId: 'p', claimant: 'ada' });
      const head = await ledger.head();
      const outcome = await ledger.completeAndClaimNext({
        taskId: 'p',
        claimant: 'ada',
        fence: 1,
        result: { ok: true },
        commandId: 'one',
      });
      expect(outcome).toMatchObject({
        _tag: 'CompletedAndClaimed',
        completed: { _tag: 'Completed', id: 'p', position: head + 1, fence: 1, promoted: ['c'] },
        claims: [
          { _tag: 'Claimed', id: 'c', title: 'the child', data: { n: 1 }, claimant: 'ada', stands: true },
        ],
        commandId: 'one',
        replayed: false,
      });
      const appended = await ledger.events({ from: head + 1 });
      expect(appended.map(({ stored }) => [stored.kind, stored.commandId])).toEqual([
        ['completed', 'one'],
        ['promoted', 'one'],
        ['claimed', 'one'],
      ]);
      expect(await ledger.get('p')).toMatchObject({ status: 'done', result: { ok: true } });
    });

    it('ends the task where nothing is ready then', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 't', title: 't' });
      expect(await ledger.completeAndClaimNext({ taskId: 't', claimant: 'ada' })).toMatchObject({
        _tag: 'CompletedAndClaimed',
        completed: { id: 't', claimant: 'ada', fence: null },
        claims: [],
      });
    });

    it('takes nothing where the completion is refused, which is recorded once', async () => {
      const { ledger } = fresh();
      for (const id of ['t', 'next']) await ledger.create({ id, title: id });
      await ledger.claim({ taskId: 't', claimant: 'bob' });
      const asked = { taskId: 't', claimant: 'ada' };
      const refused = await ledger.completeAndClaimNext(asked);
      const position = await ledger.head();
      expect(refused).toMatchObject({
        _tag: 'Rejected',
        id: 't',
        position,
        reason: { _tag: 'held', claimant: 'bob' },
      });
      expect((await ledger.events({ from: position }))[0]?.event.kind).toBe('completion_rejected');
      expect(await ledger.completeAndClaimNext(asked)).toMatchObject({ position, repeated: true });
      expect(await ledger.completeAndClaimNext({ taskId: 'nowhere', claimant: 'ada' })).toMatchObject({
        reason: { _tag: 'unknown_task', taskId: 'nowhere' },
      });
      expect(await ledger.head()).toBe(position);
      expect(await ledger.get('next')).toMatchObject({ status: 'ready' });
    });

    it('takes as many as are asked for, of those that are asked for', async () => {
      const { ledger } = fresh();
      for (const id of ['t', 'a', 'b', 'c']) await ledger.create({ id, title: id, assignee: 'ada' });
      await ledger.create({ id: 'other', title: 'other', priority: 9 });
      expect(
        await ledger.completeAndClaimNext({
          taskId: 't',
          claimant: 'w',
          limit: 2,
          assignee: 'ada',
          leaseMs: null,
        }),
      ).toMatchObject({
        claims: [
          { id: 'a', leaseUntil: null },
          { id: 'b', leaseUntil: null },
        ],
      });
      await ledger.requestReview({ taskId: 'a', claimant: 'w' });
      expect(await ledger.completeAndClaimNext({ taskId: 'b', claimant: 'w', from: 'review' })).toMatchObject(
        { claims: [{ id: 'a', from: 'review' }] },
      );
    });

    it('gets its first outcome when it is asked again, and hears which claims stand', async () => {
      const { ledger } = fresh();
      for (const id of ['t', 'a', 'b']) await ledger.create({ id, title: id, data: id });
      const asked = { taskId: 't', claimant: 'w', limit: 2, commandId: 'one' };
      const first = await ledger.completeAndClaimNext(asked);
      const head = await ledger.head();
      expect(await ledger.completeAndClaimNext(asked)).toEqual({ ...first, replayed: true });
      expect(await ledger.head()).toBe(head);
      await ledger.release({ taskId: 'a', claimant: 'w' });
      await ledger.rebuild();
      expect(await ledger.completeAndClaimNext(asked)).toMatchObject({
        completed: { id: 't' },
        claims: [
          { id: 'a', data: 'a', stands: false },
          { id: 'b', data: 'b', stands: true },
        ],
        replayed: true,
      });
      expect(await ledger.completeAndClaimNext({ ...asked, limit: 1 })).toMatchObject({
        reason: { _tag: 'command_id_reused' },
      });
    });

    it('goes from task to task with many at it at once, each task for one of them', async () => {
      const { ledger } = fresh();
      const workers = 12;
      const tasks = Array.from({ length: 60 }, (_none, i) => ({
        id: `t${i}`,
        title: 't',
        parents: i < 20 ? [] : [`t${i - 20}`],
      }));
      await ledger.createGraph({ tasks });
      const done: string[] = [];
      const work = async (claimant: string): Promise<void> => {
        const first = await ledger.claimNext({ claimant });
        let mine = first._tag === 'ClaimedNext' ? first.claims : [];
        while (mine.length > 0) {
          const { id: taskId, fence } = mine[0]!;
          const both = await ledger.completeAndClaimNext({ taskId, claimant, fence });
          if (both._tag !== 'CompletedAndClaimed') throw new Error(`${taskId}: ${both.reason._tag}`);
          done.push(both.completed.id);
          mine = both.claims;
        }
      };
      await Promise.all(Array.from({ length: workers }, (_none, i) => work(`w${i}`)));
      expect(done.sort()).toEqual(tasks.map(({ id }) => id).sort());
      expect(await ledger.audit()).toMatchObject({ valid: true, claims: { total: 60, satisfied: 60 } });
    });
  });

  describe('what one command completes and claims', () => {
    const timed = timedLedger(newPlace);

    it('is what two do, on any board', async () => {
      let both = 0;
      await fc.assert(
        fc.asyncProperty(lives, async (steps) => {
          const together = await logOf(newPlace, steps, false);
          expect(together).toEqual(await logOf(newPlace, steps, true));
          both += steps.filter((step) => 'ask' in step && step.ask === 'completeAndClaimNext').length;
        }),
        { numRuns: 25 },
      );
      expect(both).toBeGreaterThan(0);
    });

    it('is overdue tasks too, woken first, and not the task whose own lease has passed', async () => {
      const { ledger, clock } = timed();
      for (const id of ['late', 'mine']) await ledger.create({ id, title: id });
      await ledger.claim({ taskId: 'late', claimant: 'gone', leaseMs: 10 });
      await ledger.claim({ taskId: 'mine', claimant: 'ada', leaseMs: 10 });
      clock.pass(20);
      expect(await ledger.completeAndClaimNext({ taskId: 'mine', claimant: 'ada', limit: 9 })).toMatchObject({
        completed: { id: 'mine', fence: 1 },
        claims: [{ id: 'late', fence: 2 }],
      });
    });
  });
};
