import type { Ledger } from '../../../src/index';
import { freshLedger } from '../fresh-ledger';
import { hardTexts } from '../hard-texts';
import { writtenIn } from '../last-event';
import type { NewPlace } from '../place';

const nested = (levels: number, core: string): unknown => {
  let value: unknown = core;
  for (let i = 0; i < levels; i += 1) value = i % 2 === 0 ? [value] : { in: value };
  return value;
};

/** The life of a task in which everything that can be written is the text; `large` is content only. */
const liveOn = async (ledger: Ledger, name: string, large: unknown): Promise<void> => {
  const said = typeof large === 'string' ? large : name;
  const mine = { taskId: 't', claimant: name, actor: name };
  await ledger.create({ id: 'p', title: 'p' });
  await ledger.create({ id: 't', title: 'first', parents: ['p'] });
  await ledger.edit({ taskId: 't', title: name, data: { [name]: large }, actor: name });
  await ledger.comment({ taskId: 't', text: said, actor: name, correlation: name });
  await ledger.assign({ taskId: 't', assignee: name });
  await ledger.waive({ parentId: 'p', childId: 't', reason: said });
  await ledger.block({ taskId: 't', kind: name, reason: said });
  await ledger.unblock({ taskId: 't', reason: said });
  await ledger.triage({ taskId: 't', reason: said });
  await ledger.specify({ taskId: 't', reason: said });
  await ledger.schedule({ taskId: 't', runAt: 0, reason: said });
  await ledger.claim(mine);
  await ledger.fail({ ...mine, error: { [name]: large } });
  await ledger.claim(mine);
  await ledger.release({ ...mine, reason: said });
  await ledger.claim(mine);
  await ledger.requestReview({ ...mine, result: large });
  await ledger.requestChanges({ taskId: 't', reason: said });
  await ledger.claim(mine);
  await ledger.complete({ ...mine, result: [large] });
  await ledger.reopen({ taskId: 't', reason: said });
  await ledger.archive({ taskId: 't', reason: said });
  await ledger.unarchive({ taskId: 't', reason: said });
  await ledger.create({ id: 'gone', title: name });
  await ledger.cancel({ taskId: 'gone', reason: said, commandId: name });
  await ledger.erase({ taskId: 'gone', reason: said });
};

/** What was written in the events of a task, by their kinds. */
const writings = async (ledger: Ledger, taskId: string): Promise<ReadonlyArray<readonly [string, unknown]>> =>
  (await ledger.history(taskId)).map((one) => [one.event.kind, writtenIn(one)]);

export const textsOfChanges = (newPlace: NewPlace): void => {
  describe('what is written of a task', () => {
    const fresh = freshLedger(newPlace);
    const survives = async (name: string, large: unknown): Promise<void> => {
      const { ledger } = fresh();
      await liveOn(ledger, name, large);
      const said = { reason: typeof large === 'string' ? large : name };
      expect(await writings(ledger, 't')).toEqual([
        ['created', { title: 'first', data: null }],
        ['edited', { title: name, data: { [name]: large } }],
        ['commented', { text: said.reason }],
        ['assigned', null],
        ['dependency_waived', said],
        ['promoted', null],
        ['blocked', said],
        ['unblocked', said],
        ['triaged', said],
        ['specified', said],
        ['scheduled', said],
        ['became_due', null],
        ['claimed', null],
        ['attempt_failed', { error: { [name]: large } }],
        ['claimed', null],
        ['released', said],
        ['claimed', null],
        ['review_requested', { result: large }],
        ['changes_requested', said],
        ['claimed', null],
        ['completed', { result: [large] }],
        ['reopened', said],
        ['archived', said],
        ['unarchived', said],
      ]);
      expect(await ledger.get('t')).toMatchObject({ title: name, assignee: name, data: { [name]: large } });
      const blocked = (await ledger.history('t')).find(({ event }) => event.kind === 'blocked');
      expect(blocked?.event.data).toMatchObject({ kind: name });
      expect((await ledger.list({ title: name })).tasks.map(({ id }) => id)).toEqual(['t']);
      expect((await ledger.list({ assignee: name })).tasks.map(({ id }) => id)).toEqual(['t']);
      expect((await ledger.attempts('t')).map(({ claimant }) => claimant)).toEqual([name, name, name, name]);
      const [told] = (await ledger.counts()).byAssignee.filter(({ assignee }) => assignee !== null);
      expect(told).toMatchObject({ assignee: name });
      expect(await ledger.cancel({ taskId: 'gone', reason: said.reason, commandId: name })).toMatchObject({
        _tag: 'Cancelled',
        replayed: true,
      });
      expect((await writings(ledger, 'gone')).at(-1)).toEqual(['content_erased', said]);
      expect(await ledger.verify()).toMatchObject({ valid: true });
      expect(await ledger.rebuild()).toMatchObject({ mended: [] });
    };

    it.each(hardTexts)('survives everywhere where it is %s', async (_name, text) => survives(text, text));

    it('survives where it is a megabyte', () => survives('large', 'ü€𝄞x'.repeat(104_858)));

    it('survives where it is JSON of 50 levels', () => survives('deep', nested(50, '\u0001"')));

    it.each(hardTexts)('can be audited where it is %s', async (_name, text) => {
      const { ledger } = fresh();
      await ledger.create({ id: text, title: text, data: text });
      await ledger.claim({ taskId: text, claimant: text });
      await ledger.fail({ taskId: text, claimant: text, error: text });
      await ledger.block({ taskId: text, kind: text, reason: text });
      await ledger.comment({ taskId: text, text });
      expect(await ledger.audit()).toMatchObject({ valid: true, findings: [] });
    });
  });
};
