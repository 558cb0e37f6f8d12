import { freshLedger } from '../fresh-ledger';
import type { NewPlace } from '../place';

const texts: ReadonlyArray<readonly [string, string]> = [
  ['emoji', '👩‍👩‍👧‍👦🏳️‍🌈 𝔘𝔫𝔦'],
  ['right to left', '\u202Eمرحبا שלום\u202C'],
  ['control characters', '\u0001\b\t\n\u000B\r\u001B[31mred\u007F\u0085\u2028\u2029'],
  ['the ends of the plane', '\uD7FF\uE000\uFFFD\uFFFE\uFFFF\u{10000}\u{10FFFF}'],
  ['a combining accent that could be composed', 'e\u0301 é'],
  ['an attempt on SQL', `'; DROP TABLE task_events; -- " \` \\`],
  ['parameters of SQL', '? ?1 :id @id $id %s'],
  ['JSON within', '{"a":"\\u0041\\n","b":[null]}'],
  ['a byte order mark', '\uFEFFbom'],
  ['spaces around it', '  padded\u00A0'],
  ['wildcards', '%_*[a-z]\\%'],
];

export const textsKept = (newPlace: NewPlace): void => {
  describe('text', () => {
    const fresh = freshLedger(newPlace);

    it.each(texts)('that is %s survives as id, title, name, data and result', async (_name, text) => {
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
