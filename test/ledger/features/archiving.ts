import type { Ledger } from '../../../src/index';
import { timedLedger } from '../fresh-ledger';
import { lastEvent, writtenIn } from '../last-event';
import type { NewPlace } from '../place';
import { refused } from '../rejected';

const reason = 'because';

type Refusing = { readonly [command: string]: (ledger: Ledger, taskId: string) => Promise<object> };

/** Every command about a task that a hidden one refuses without an event. */
const refusing: Refusing = {
  schedule: (ledger, taskId) => ledger.schedule({ taskId, runAt: 0 }),
  block: (ledger, taskId) => ledger.block({ taskId, kind: 'k' }),
  unblock: (ledger, taskId) => ledger.unblock({ taskId }),
  triage: (ledger, taskId) => ledger.triage({ taskId }),
  specify: (ledger, taskId) => ledger.specify({ taskId }),
  cancel: (ledger, taskId) => ledger.cancel({ taskId }),
  reopen: (ledger, taskId) => ledger.reopen({ taskId, reason }),
  complete: (ledger, taskId) => ledger.complete({ taskId }),
  archive: (ledger, taskId) => ledger.archive({ taskId }),
  assign: (ledger, taskId) => ledger.assign({ taskId, assignee: 'ada' }),
  prioritise: (ledger, taskId) => ledger.prioritise({ taskId, priority: 1 }),
  edit: (ledger, taskId) => ledger.edit({ taskId, title: 'other' }),
  requestChanges: (ledger, taskId) => ledger.requestChanges({ taskId }),
  'link, as a child': (ledger, taskId) => ledger.link({ parentId: 'other', childId: taskId }),
  'unlink of a parent': (ledger, taskId) => ledger.unlink({ parentId: 'p', childId: taskId }),
  'waive of a parent': (ledger, taskId) => ledger.waive({ parentId: 'p', childId: taskId, reason }),
};

/** Every command that would put a task under a hidden one. */
const refusingChildren: Refusing = {
  link: (ledger, taskId) => ledger.link({ parentId: taskId, childId: 'other' }),
  create: (ledger, taskId) => ledger.create({ title: 'c', parents: [taskId] }),
  createGraph: (ledger, taskId) =>
    ledger.createGraph({ tasks: [{ id: 'x', title: 'x' }], links: [{ parentId: taskId, childId: 'x' }] }),
};

export const archiving = (newPlace: NewPlace): void => {
  describe('archiving', () => {
    const fresh = timedLedger(newPlace);
    const hidden = async () => {
      const timed = fresh();
      const { ledger } = timed;
      for (const id of ['p', 'other']) await ledger.create({ id, title: id });
      await ledger.create({ id: 't', title: 't', parents: ['p'] });
      await ledger.complete({ taskId: 'p' });
      const archived = await ledger.archive({ taskId: 't', reason: 'old' });
      return { ...timed, archived };
    };

    it('hides a task, whose status stays as it was, until it is shown again', async () => {
      const { ledger, clock, archived } = await hidden();
      expect(archived).toMatchObject({ _tag: 'Archived', id: 't', status: 'ready', replayed: false });
      expect(writtenIn(await lastEvent(ledger, 't'))).toEqual({ reason: 'old' });
      expect(await ledger.get('t')).toMatchObject({ status: 'ready', archivedAt: clock.now });
      expect(await ledger.claimNext({ claimant: 'ada', limit: 9 })).toMatchObject({
        claims: [{ id: 'other' }],
      });
      expect(await ledger.unarchive({ taskId: 't', reason: 'needed' })).toMatchObject({
        _tag: 'Unarchived',
        id: 't',
        status: 'ready',
      });
      expect(await ledger.get('t')).toMatchObject({ archivedAt: null });
      expect(await ledger.claimNext({ claimant: 'ada' })).toMatchObject({ claims: [{ id: 't' }] });
    });

    it('is the first reason to refuse a claim', async () => {
      const { ledger } = await hidden();
      await ledger.complete({ taskId: 'other' });
      await ledger.archive({ taskId: 'other' });
      for (const taskId of ['t', 'other']) {
        expect(await ledger.claim({ taskId, claimant: 'ada' })).toMatchObject({
          _tag: 'Rejected',
          reason: { _tag: 'archived' },
          position: await ledger.head(),
        });
      }
      expect(await ledger.claim({ taskId: 't', claimant: 'ada' })).toMatchObject({ repeated: true });
    });

    it.each(Object.keys(refusing))('has the task refuse %s, without an event', async (command) => {
      const { ledger } = await hidden();
      const head = await ledger.head();
      expect(await refusing[command]!(ledger, 't')).toMatchObject(refused({ _tag: 'archived' }));
      expect(await ledger.head()).toBe(head);
    });

    it.each(Object.keys(refusingChildren))(
      'has the task refuse children by %s, and names it',
      async (command) => {
        const { ledger } = await hidden();
        const head = await ledger.head();
        expect(await refusingChildren[command]!(ledger, 't')).toMatchObject(
          refused({ _tag: 'parent_archived', parentId: 't' }),
        );
        expect(await ledger.head()).toBe(head);
      },
    );

    it('leaves a task that can be talked about, and from which texts can be erased', async () => {
      const { ledger } = await hidden();
      expect(await ledger.comment({ taskId: 't', text: 'still of use?' })).toMatchObject({
        _tag: 'Commented',
      });
      expect(await ledger.erase({ taskId: 't', reason })).toMatchObject({ _tag: 'Erased', id: 't' });
      expect(await ledger.get('t')).toMatchObject({ title: null, archivedAt: expect.any(Number) as number });
    });

    it('satisfies nothing that the status does not', async () => {
      const { ledger } = fresh();
      for (const id of ['open', 'done']) await ledger.create({ id, title: id });
      await ledger.create({ id: 'c', title: 'c', parents: ['open'] });
      await ledger.create({ id: 'd', title: 'd', parents: ['done'] });
      await ledger.complete({ taskId: 'done' });
      for (const taskId of ['open', 'done']) await ledger.archive({ taskId });
      expect(await ledger.claim({ taskId: 'c', claimant: 'ada' })).toMatchObject({
        reason: { _tag: 'parents_not_done', open: 1 },
      });
      expect(await ledger.claim({ taskId: 'd', claimant: 'ada' })).toMatchObject({ _tag: 'Claimed' });
    });

    it('keeps up with parents meanwhile: a hidden child is promoted as it would be', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 'p', title: 'p' });
      await ledger.create({ id: 'c', title: 'c', parents: ['p'] });
      await ledger.archive({ taskId: 'c' });
      await ledger.complete({ taskId: 'p' });
      expect(await ledger.unarchive({ taskId: 'c' })).toMatchObject({ status: 'ready' });
      expect(await ledger.claim({ taskId: 'c', claimant: 'ada' })).toMatchObject({ _tag: 'Claimed' });
    });

    it('is refused for a task that is held, and showing for one that is not hidden', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 't', title: 't' });
      await ledger.claim({ taskId: 't', claimant: 'ada', leaseMs: null });
      const head = await ledger.head();
      expect(await ledger.archive({ taskId: 't' })).toMatchObject(
        refused({ _tag: 'held', claimant: 'ada', fence: 1, leaseUntil: null }),
      );
      expect(await ledger.unarchive({ taskId: 't' })).toMatchObject(refused({ _tag: 'not_archived' }));
      for (const command of ['archive', 'unarchive'] as const) {
        expect(await ledger[command]({ taskId: 'ghost' })).toMatchObject(
          refused({ _tag: 'unknown_task', taskId: 'ghost' }),
        );
      }
      expect(await ledger.head()).toBe(head);
    });
  });
};
