import { freshLedger } from '../fresh-ledger';
import type { NewPlace } from '../place';

export const idempotency = (newPlace: NewPlace): void => {
  describe('a command that is asked again with its id', () => {
    const fresh = freshLedger(newPlace);

    it('gets the first outcome, and writes nothing', async () => {
      const { ledger } = fresh();
      const first = await ledger.create({ title: 't', commandId: 'one' });
      const head = await ledger.head();
      const again = await ledger.create({ title: 't', commandId: 'one' });
      expect(again).toEqual({ ...first, replayed: true });
      expect(await ledger.head()).toBe(head);
    });

    it('is the same request whoever asks, and whatever is undefined', async () => {
      const { ledger } = fresh();
      await ledger.create({ title: 't', commandId: 'one', actor: 'ada' });
      const spelt: object = { title: 't', commandId: 'one', actor: 'bob', assignee: undefined };
      expect(await ledger.create(spelt as { title: string })).toMatchObject({
        _tag: 'Created',
        replayed: true,
      });
    });

    it('is the same request where a task of a graph spells out what is undefined', async () => {
      const { ledger } = fresh();
      const graph = (task: object) =>
        ledger.createGraph({ tasks: [{ title: 'a', ...task }], commandId: 'graph' });
      await graph({});
      expect(await graph({ assignee: undefined })).toMatchObject({ _tag: 'GraphCreated', replayed: true });
      expect(await graph({ assignee: 'ada' })).toMatchObject({ reason: { _tag: 'command_id_reused' } });
    });

    it('is refused with another request, and told where the id was used', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 't', title: 't', commandId: 'one' });
      expect(await ledger.create({ id: 't', title: 'other', commandId: 'one' })).toMatchObject({
        _tag: 'Rejected',
        reason: { _tag: 'command_id_reused', commandId: 'one', position: 3 },
      });
      expect(await ledger.complete({ taskId: 't', commandId: 'one' })).toMatchObject({
        _tag: 'Rejected',
        reason: { _tag: 'command_id_reused' },
      });
      expect(await ledger.get('t')).toMatchObject({ status: 'ready' });
    });

    it('hears of a claim whether its attempt still stands', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 't', title: 't', data: 1 });
      const ask = () => ledger.claim({ taskId: 't', claimant: 'ada', commandId: 'mine' });
      const first = await ask();
      expect(await ask()).toEqual({ ...first, replayed: true, stands: true });
      await ledger.release({ taskId: 't', claimant: 'ada' });
      expect(await ask()).toEqual({ ...first, replayed: true, stands: false });
      await ledger.claim({ taskId: 't', claimant: 'ada' });
      expect(await ask()).toEqual({ ...first, replayed: true, stands: false });
    });

    it('hears the refusal that was recorded', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 'p', title: 'p' });
      await ledger.create({ id: 'c', title: 'c', parents: ['p'] });
      const ask = () => ledger.claim({ taskId: 'c', claimant: 'ada', commandId: 'try' });
      const first = await ask();
      await ledger.complete({ taskId: 'p' });
      expect(await ask()).toEqual({ ...first, replayed: true });
      expect(await ledger.get('c')).toMatchObject({ status: 'ready' });
    });

    it('gets the same claims of a claim of several, and the same graph', async () => {
      const { ledger } = fresh();
      const graph = () =>
        ledger.createGraph({ tasks: [{ title: 'a' }, { title: 'b' }, { title: 'c' }], commandId: 'graph' });
      const made = await graph();
      expect(await graph()).toEqual({ ...made, replayed: true });
      const next = () => ledger.claimNext({ claimant: 'ada', limit: 2, commandId: 'next' });
      const claimed = await next();
      expect(claimed).toMatchObject({ _tag: 'ClaimedNext' });
      expect(await next()).toEqual({ ...claimed, replayed: true });
      expect((await ledger.list({ status: 'ready' })).tasks).toHaveLength(1);
    });

    it('is carried out once where it is asked twice together', async () => {
      const { ledger } = fresh();
      const ask = () => ledger.create({ title: 't', commandId: 'twin' });
      const [one, two] = await Promise.all([ask(), ask()]);
      expect(two).toEqual({ ...one, replayed: true });
      expect((await ledger.list()).tasks).toHaveLength(1);
    });

    it('is decided anew where it appended nothing the first time', async () => {
      const { ledger } = fresh();
      const ask = () => ledger.claim({ taskId: 't', claimant: 'ada', commandId: 'early' });
      expect(await ask()).toMatchObject({ _tag: 'Rejected', reason: { _tag: 'unknown_task' } });
      await ledger.create({ id: 't', title: 't' });
      expect(await ask()).toMatchObject({ _tag: 'Claimed', replayed: false });
    });
  });
};
