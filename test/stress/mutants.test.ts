import { everyKind } from '../../stress/mutants/every-kind';
import { inserted } from '../../stress/mutants/forger';
import { betweenCommands } from '../../stress/mutants/history';
import { auditOf } from '../../stress/mutants/judge';
import { livedAt } from '../../stress/mutants/life';
import { Random } from '../../stress/mutants/random';
import { renderMutants, runMutants } from '../../stress/mutants';

const runs = [
  { seed: 20_260_101, each: 100 },
  { seed: Math.floor(Math.random() * 2 ** 32), each: 20 },
];

describe('a log that somebody had a hand in', () => {
  it.each(runs)(
    'is found out, and where, in every way at $each places, from the seed $seed',
    async ({ seed, each }) => {
      const report = await runMutants({ seed, each });
      const { reasons, held, falseAlarms } = report;
      expect({ seed, reasons, held, falseAlarms }).toEqual({ seed, reasons: [], held: true, falseAlarms: 0 });
      expect(report.kinds.map(({ kind }) => kind)).toEqual(everyKind.map(({ name }) => name));
      for (const { mutants, named, inFiles } of report.kinds) {
        expect({ mutants, named, inFiles }).toEqual({
          mutants: each,
          named: each,
          inFiles: { mutants: 1, named: 1 },
        });
      }
      expect(renderMutants(report)).toContain('HELD: mutants');
    },
    240_000,
  );

  it('comes again from the same seed', async () => {
    const asked = { seed: 7, each: 3, files: 0 };
    expect(await runMutants(asked)).toEqual(await runMutants(asked));
  });

  it('shows only by what was done to it: an event more that is harmless, after which all is hashed again, does not', async () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const random = new Random(seed);
      const history = await livedAt(':memory:', random);
      const at = random.of(betweenCommands(history, (_board, place) => [place]));
      const before = history.log.slice(0, at - 1).findLast(({ stored }) => stored.taskId === 'a');
      const status = before?.stored.status ?? null;
      if (status === null) continue;
      const rows = inserted(history, at, {
        kind: 'commented',
        data: {},
        taskId: 'a',
        status,
        content: { text: 'a forged word' },
      });
      const found = auditOf({ rows, headPosition: rows.length, ledgerId: history.ledgerId });
      expect(found.filter(({ severity }) => severity === 'E' || severity === 'O')).toEqual([]);
    }
  });
});

const guarded = [
  'TL101',
  'TL102',
  'TL109',
  'TL120',
  'TL401',
  'TL501',
  'TL502',
  'TL503',
  'TL504',
  'TL510',
  'TL520',
];

describe('an audit that is deaf to one of its findings', () => {
  it.each(guarded)('is found out: %s', async (broken) => {
    const { held, reasons } = await runMutants({ seed: 3, each: 2, files: 0, broken });
    expect(held).toBe(false);
    expect(reasons.join('\n')).toMatch(new RegExp(`${broken}(@\\d+)?[^;]* was not told`));
  });
});
