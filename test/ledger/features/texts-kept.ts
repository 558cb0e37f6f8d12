import { freshLedger } from '../fresh-ledger';
import { hardTexts } from '../hard-texts';
import type { NewPlace } from '../place';

export const textsKept = (newPlace: NewPlace): void => {
  describe('text', () => {
    const fresh = freshLedger(newPlace);

    it.each(hardTexts)('that is %s survives as id, title, name, data and result', async (_name, text) => {
      const { ledger } = fresh();
      const data = { [text]: [text] };
      await ledger.create({
        id: text,
        title: text,
        assignee: text,
        data,
        actor: text,
        commandId: text,
        correlation: text,
      });
      await ledger.claim({ taskId: text, claimant: text });
      expect(await ledger.get(text)).toMatchObject({
        id: text,
        title: text,
        assignee: text,
        data,
        claimant: text,
      });
      await ledger.complete({ taskId: text, claimant: text, result: { said: text } });
      expect((await ledger.get(text))?.result).toEqual({ said: text });
      expect((await ledger.list({ assignee: text })).tasks.map(({ id }) => id)).toEqual([text]);
      expect((await ledger.history(text))[0]?.stored).toMatchObject({
        taskId: text,
        actor: text,
        commandId: text,
        correlation: text,
      });
      expect(await ledger.verify()).toMatchObject({ valid: true });
    });

    it('is an id by its bytes: case, accents, width and trailing spaces tell tasks apart', async () => {
      const { ledger } = fresh();
      const ids = [
        'a',
        'A',
        'á',
        'a\u0301',
        'ａ',
        'a ',
        ' a',
        'ß',
        'ss',
        '1',
        '01',
        '1.0',
        '\u{10000}',
        '\uFFFD',
      ];
      for (const id of ids)
        expect(await ledger.create({ id, title: id })).toMatchObject({ _tag: 'Created', id });
      for (const id of ids) expect((await ledger.get(id))?.title).toBe(id);
      expect(await ledger.verify()).toMatchObject({ valid: true, drift: [] });
    });
  });
};
