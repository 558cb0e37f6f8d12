import type { Explanation, Ledger } from '../../../src/index';
import { InvalidInput } from '../../../src/index';
import { explainIn } from '../../audit/explain';
import { storedRows } from '../../audit/stored-rows';
import { freshLedger, timedLedger } from '../fresh-ledger';
import type { NewPlace } from '../place';

const mustExplain = async (ledger: Ledger, position: number): Promise<Explanation> => {
  const explanation = await ledger.explain(position);
  if (explanation === null) throw new Error(`position ${position} is not there`);
  return explanation;
};

/** Parents by the dozen, a waiver, refusals of every sort, and commands of many events. */
const live = async (ledger: Ledger): Promise<void> => {
  const parents = Array.from({ length: 20 }, (_, i) => ({ id: `p${i}`, title: `p${i}` }));
  await ledger.createGraph({
    tasks: [...parents, { id: 'c', title: 'C', parents: parents.map(({ id }) => id) }],
  });
  await ledger.claim({ taskId: 'c', claimant: 'ann' });
  for (const { id } of parents.slice(1)) await ledger.complete({ taskId: id });
  await ledger.waive({ parentId: 'p0', childId: 'c', reason: 'it can do without' });
  await ledger.claimNext({ claimant: 'ann', limit: 2 });
  await ledger.claim({ taskId: 'c', claimant: 'bob' });
  await ledger.complete({ taskId: 'c', fence: 9 });
  await ledger.cancel({ taskId: 'p0', children: 'cancel' });
  await ledger.reopen({ taskId: 'c', reason: 'not yet', cascade: true });
};

export const explainingEvents = (newPlace: NewPlace): void => {
  describe('explaining events', () => {
    const fresh = freshLedger(newPlace);

    it('reads only what bears on an event, and says what the whole log says', async () => {
      const { ledger } = fresh();
      await live(ledger);
      const rows = await storedRows(ledger);
      expect(rows.length).toBeGreaterThan(45);
      for (const { stored } of rows) {
        expect(await mustExplain(ledger, stored.position)).toEqual(explainIn(rows, stored.position));
      }
    });

    it('names the writer, the cause, the effects and the whole command', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 'p', title: 'P' });
      await ledger.create({ id: 'c', title: 'C', parents: ['p'] });
      await ledger.complete({ taskId: 'p', commandId: 'done', actor: 'eve' });
      const completed = await mustExplain(ledger, 5);
      const promoted = { position: 6, kind: 'promoted', taskId: 'c', actor: 'eve' };
      expect(completed).toMatchObject({
        actor: 'eve',
        writer: { position: 2, pid: process.pid },
        effects: [promoted],
        command: { commandId: 'done', events: [{ position: 5 }, promoted] },
      });
      expect(await mustExplain(ledger, 6)).toMatchObject({
        cause: { position: 5, kind: 'completed', taskId: 'p' },
        effects: [],
        parents: [{ id: 'p', state: { status: 'done', since: { position: 5 } }, satisfied: true }],
      });
    });

    it('tells all events of a command of many', async () => {
      const { ledger } = fresh();
      await ledger.createGraph({ tasks: Array.from({ length: 1_200 }, (_, i) => ({ title: `t${i}` })) });
      await ledger.create({ title: 'another' });
      const { command } = await mustExplain(ledger, 1_100);
      expect(command?.events.map(({ position }) => position)).toEqual(
        Array.from({ length: 1_200 }, (_, i) => i + 3),
      );
    });

    it('has nothing to say past the end, and refuses what is no position', async () => {
      const { ledger } = fresh();
      expect(await ledger.explain(3)).toBeNull();
      expect(await ledger.explain('nobody')).toBeNull();
      for (const asked of [0, 1.5, Number.NaN, '']) {
        await expect(ledger.explain(asked as number)).rejects.toBeInstanceOf(InvalidInput);
      }
    });
  });

  describe('the story of a task', () => {
    const timed = timedLedger(newPlace);

    it('tells each event in a sentence, by attempts, with what was said', async () => {
      const { ledger, clock } = timed();
      await ledger.create({ id: 'p', title: 'P' });
      await ledger.create({ id: 'c', title: 'C', parents: ['p'] });
      await ledger.claim({ taskId: 'c', claimant: 'ann' });
      await ledger.complete({ taskId: 'p' });
      await ledger.claim({ taskId: 'c', claimant: 'ann', leaseMs: 1_000 });
      await ledger.fail({ taskId: 'c', claimant: 'ann', error: 'it broke' });
      await ledger.comment({ taskId: 'c', text: 'hm' });
      await ledger.claim({ taskId: 'c', claimant: 'ann', leaseMs: 1_000 });
      clock.pass(2_000);
      await ledger.claim({ taskId: 'c', claimant: 'bob' });
      const story = await ledger.explain('c');
      expect(story).toMatchObject({ taskId: 'c', title: 'C', status: 'running' });
      expect(story?.chapters.map(({ attempt, lines }) => [attempt, lines.map(({ kind }) => kind)])).toEqual([
        [null, ['created', 'claim_rejected', 'promoted']],
        [{ number: 1, claimant: 'ann', fence: 1, ended: 'attempt_failed' }, ['claimed', 'attempt_failed']],
        [null, ['commented']],
        [{ number: 2, claimant: 'ann', fence: 2, ended: 'reclaimed' }, ['claimed', 'reclaimed']],
        [{ number: 3, claimant: 'bob', fence: 3, ended: null }, ['claimed']],
      ]);
      const lines = story?.chapters.flatMap((chapter) => chapter.lines) ?? [];
      const sentences = lines.map(({ sentence }) => sentence);
      expect(sentences[1]).toBe('refused to "ann": it waits for "p" (ready since 3)');
      expect(sentences[2]).toBe('ready: "p" was the last parent that it waited for (because of 6)');
      expect(lines[4]).toMatchObject({ kind: 'attempt_failed', said: 'it broke' });
      expect(story?.story.split('\n')).toHaveLength(1 + 3 + lines.length);
      expect(story?.story).toContain('Attempt 2, of "ann" under fence 2, ended with reclaimed:');
    });
  });
};
