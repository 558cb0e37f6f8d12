import { freshLedger } from '../fresh-ledger';
import type { NewPlace } from '../place';

const closed = { _tag: 'LedgerFault', fault: { _tag: 'Closed' } };

export const closing = (newPlace: NewPlace): void => {
  describe('closing', () => {
    const fresh = freshLedger(newPlace);

    it('waits for what is under way, commands and readings alike', async () => {
      const { ledger } = fresh();
      await ledger.createGraph({ tasks: Array.from({ length: 3_000 }, (_, i) => ({ title: `t${i}` })) });
      const underway = Promise.all([
        ...Array.from({ length: 20 }, (_, i) => ledger.create({ id: `c${i}`, title: 'c' })),
        ledger.verify(),
        ledger.list(),
      ]);
      await ledger.close();
      const outcomes = await underway;
      expect(outcomes.slice(0, 20).every((outcome) => '_tag' in outcome && outcome._tag === 'Created')).toBe(
        true,
      );
      expect(outcomes[20]).toMatchObject({ valid: true });
    });

    it('leaves a ledger that answers nothing more', async () => {
      const { ledger } = fresh();
      await ledger.close();
      await expect(ledger.create({ title: 't', commandId: 'late' })).rejects.toMatchObject({
        ...closed,
        commandId: 'late',
      });
      await expect(ledger.get('t')).rejects.toMatchObject(closed);
      await expect(ledger.list()).rejects.toMatchObject(closed);
      await expect(ledger.head()).rejects.toMatchObject(closed);
      await expect(ledger.verify()).rejects.toMatchObject(closed);
      await expect(ledger.rebuild()).rejects.toMatchObject(closed);
    });

    it('takes no command more from the moment it is asked for, however many come', async () => {
      const { ledger } = fresh();
      const outcomes: unknown[] = [];
      const keepAsking = async (): Promise<void> => {
        while (outcomes.length < 2_000 && !(outcomes.at(-1) instanceof Error)) {
          outcomes.push(await ledger.create({ title: 't' }).catch((fault: unknown) => fault));
        }
      };
      const asking = [keepAsking(), keepAsking()];
      await ledger.head();
      await ledger.close();
      await Promise.all(asking);
      expect(outcomes.at(-1)).toMatchObject(closed);
      await expect(ledger.create({ title: 't' })).rejects.toMatchObject(closed);
    });

    it('twice, and twice at once, is fine', async () => {
      const { ledger } = fresh();
      await Promise.all([ledger.close(), ledger.close()]);
      await expect(ledger.close()).resolves.toBeUndefined();
    });
  });
};
