import { timedLedger } from '../fresh-ledger';
import type { NewPlace } from '../place';

export const attempts = (newPlace: NewPlace): void => {
  describe('the story of attempts', () => {
    const fresh = timedLedger(newPlace);

    it('is empty for a task that was never claimed, and for one that is not there', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 't', title: 't' });
      await ledger.comment({ taskId: 't', text: 'nobody yet' });
      await ledger.block({ taskId: 't', kind: 'k', reason: 'by hand' });
      expect(await ledger.attempts('t')).toEqual([]);
      expect(await ledger.attempts('ghost')).toEqual([]);
    });

    it('tells of one that stands its lease, and no end', async () => {
      const { ledger, clock } = fresh();
      await ledger.create({ id: 't', title: 't' });
      await ledger.claim({ taskId: 't', claimant: 'ada', leaseMs: 30 });
      const claimedAt = clock.now;
      clock.pass(20);
      await ledger.heartbeat({ taskId: 't', fence: 1 });
      clock.pass(20);
      await ledger.heartbeat({ taskId: 't', fence: 1 });
      expect(await ledger.attempts('t')).toEqual([
        {
          attempt: 1,
          claimant: 'ada',
          fence: 1,
          from: 'ready',
          position: 4,
          claimedAt,
          leaseUntil: clock.now + 30,
          extensions: 2,
          end: null,
        },
      ]);
    });

    it('tells of each how it ended and what was said then', async () => {
      const { ledger, clock } = fresh();
      await ledger.create({ id: 'p', title: 'p' });
      await ledger.complete({ taskId: 'p' });
      await ledger.create({ id: 't', title: 't', parents: ['p'] });
      let fence = 0;
      const claim = async (leaseMs: number | null = null) => {
        fence += 1;
        await ledger.claim({ taskId: 't', claimant: `w${fence}`, leaseMs });
        clock.pass(1);
        return { taskId: 't', fence };
      };
      await ledger.release({ ...(await claim()), reason: 'lunch' });
      await ledger.fail({ ...(await claim()), error: { code: 1 }, delayMs: 0 });
      await ledger.schedule({ ...(await claim()), runAt: clock.now, reason: 'later' });
      await ledger.block({ ...(await claim()), kind: 'k', reason: 'stuck' });
      await ledger.unblock({ taskId: 't' });
      await claim(1);
      await ledger.requestReview({ ...(await claim()), result: 'draft' });
      await ledger.requestChanges({ ...(await claim()), reason: 'no' });
      await claim();
      await ledger.reopen({ taskId: 'p', reason: 'bad ground', running: 'revoke' });
      await ledger.complete({ taskId: 'p' });
      await ledger.complete({ ...(await claim()), result: [1] });
      await ledger.reopen({ taskId: 't', reason: 'again' });
      await claim();
      await ledger.cancel({ taskId: 't', reason: 'enough' });
      const told = (await ledger.attempts('t')).map(({ attempt, claimant, from, end }) => [
        attempt,
        claimant,
        from,
        end?.kind,
        end?.said,
      ]);
      expect(told).toEqual([
        [1, 'w1', 'ready', 'released', 'lunch'],
        [2, 'w2', 'ready', 'attempt_failed', { code: 1 }],
        [3, 'w3', 'ready', 'scheduled', 'later'],
        [4, 'w4', 'ready', 'blocked', 'stuck'],
        [5, 'w5', 'ready', 'reclaimed', null],
        [6, 'w6', 'ready', 'review_requested', 'draft'],
        [7, 'w7', 'review', 'changes_requested', 'no'],
        [8, 'w8', 'ready', 'revoked', null],
        [9, 'w9', 'ready', 'completed', [1]],
        [10, 'w10', 'ready', 'cancelled', 'enough'],
      ]);
      const history = await ledger.history('t');
      for (const { end, position, claimedAt } of await ledger.attempts('t')) {
        const event = history.find(({ stored }) => stored.position === end?.position);
        expect(end).toMatchObject({ kind: event?.event.kind, at: event?.stored.createdAt });
        expect(end?.position).toBeGreaterThan(position);
        expect(end?.at).toBe(claimedAt + 1);
      }
    });

    it('ends none by what is refused, or done without an attempt', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 't', title: 't' });
      await ledger.claim({ taskId: 't', claimant: 'ada' });
      await ledger.complete({ taskId: 't', claimant: 'bob' });
      await ledger.fail({ taskId: 't', claimant: 'bob' });
      await ledger.claim({ taskId: 't', claimant: 'bob' });
      expect(await ledger.attempts('t')).toMatchObject([{ claimant: 'ada', end: null }]);
      await ledger.release({ taskId: 't', fence: 1 });
      await ledger.complete({ taskId: 't', result: 'by hand' });
      expect(await ledger.attempts('t')).toMatchObject([
        { claimant: 'ada', end: { kind: 'released', said: null } },
      ]);
    });

    it('says nothing of what was erased', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 't', title: 't' });
      await ledger.claim({ taskId: 't', claimant: 'ada' });
      await ledger.fail({ taskId: 't', fence: 1, error: 'a secret' });
      await ledger.erase({ taskId: 't', reason: 'private' });
      expect(await ledger.attempts('t')).toMatchObject([{ end: { kind: 'attempt_failed', said: null } }]);
    });

    it('is told whole where it is long', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 't', title: 't' });
      const turn = [
        () => ledger.claim({ taskId: 't', claimant: 'ada' }),
        () => ledger.release({ taskId: 't', claimant: 'ada' }),
      ];
      await Promise.all(Array.from({ length: 600 }, () => turn.map((ask) => ask())).flat());
      const told = await ledger.attempts('t');
      expect(told.map(({ attempt }) => attempt)).toEqual(Array.from({ length: 600 }, (_, i) => i + 1));
    });
  });
};
