import { copyLedger, openLedger } from '../../src/index';
import type { Ledger } from '../../src/index';
import { runProgram } from '../store/program';
import { crossings, removeEnds } from './copy-ends';
import type { CopyEnd } from './copy-ends';

afterEach(removeEnds);

const TASKS = 1_000;
const GRAPHS = 2;

/** A log of some pages, with links, attempts, contents and erasures all over it. */
const fill = async (ledger: Ledger): Promise<void> => {
  for (let graph = 0; graph < GRAPHS; graph += 1) {
    const tasks = Array.from({ length: TASKS }, (_, i) => ({
      id: `${graph}-${i}`,
      title: `task ${i}`,
      parents: i % 3 === 0 ? [] : [`${graph}-${i - 1}`],
      data: { i },
    }));
    await ledger.createGraph({ tasks });
    const claims = await ledger.claimNext({ claimant: 'ada', limit: 100 });
    if (claims._tag !== 'ClaimedNext') throw new Error('nothing was ready');
    await Promise.all(
      claims.claims.map(({ id }) => ledger.complete({ taskId: id, claimant: 'ada', result: id })),
    );
    for (let i = 0; i < 10; i += 1)
      await ledger.erase({ taskId: `0-${graph * 100 + i * 7}`, reason: 'private' });
  }
};

/** What holds at every moment: one place at most takes a command, and half a board is shown to nobody. */
const atMostOneHead = async (from: CopyEnd, to: CopyEnd): Promise<void> => {
  const [head] = (await from.sql('SELECT state FROM head')) as ReadonlyArray<{ readonly state: string }>;
  for (const readOnly of [false, true]) {
    const opening = openLedger({ ...to.place, create: false, readOnly });
    await expect(opening).rejects.toMatchObject({ fault: { _tag: 'UnfinishedCopy' } });
  }
  const source = await from.open();
  if (head?.state === 'sealed') {
    const fault = { _tag: 'Sealed', to: to.path };
    await expect(source.comment({ taskId: '0-0', text: 'still here?' })).rejects.toMatchObject({ fault });
  } else {
    expect(await source.comment({ taskId: '0-0', text: 'still here' })).toMatchObject({ _tag: 'Commented' });
  }
  await source.close();
};

describe.each(crossings)('a copy that is killed, %s,', (_way, newSource, newTarget) => {
  it('at one moment after the other, is finished by running it again', async () => {
    const [from, to] = [newSource(), newTarget()];
    const source = await from.open();
    await fill(source);
    await source.close();
    const input = JSON.stringify({ from: from.place, to: to.place });
    let sealedAt: number | null = null;
    let kills = 0;
    let last = '';
    // One page further each time, until a run comes to its end.
    for (let pages = 0; !last.includes('Copied'); pages += 1) {
      const copy = runProgram('../../ledger/programs/copy-board', input);
      for (let i = 0; i <= pages && !last.includes('Copied'); i += 1) last = await copy.line();
      if (last.includes('Copied')) break;
      copy.process.kill('SIGKILL');
      await copy.ended.catch(() => undefined);
      kills += 1;
      await atMostOneHead(from, to);
      const [head] = (await from.sql('SELECT state, position FROM head')) as ReadonlyArray<{
        readonly state: string;
        readonly position: number;
      }>;
      if (head?.state !== 'sealed') continue;
      sealedAt ??= head.position;
      expect(head.position).toBe(sealedAt);
    }
    expect(JSON.parse(last)).toMatchObject({
      _tag: 'Copied',
      events: sealedAt,
      resumed: true,
      already: false,
    });
    expect(kills).toBeGreaterThan(8);
    expect(await to.tables()).toEqual(await from.tables());
    const again = await copyLedger({ from: from.place, to: to.place });
    expect(again).toMatchObject({
      _tag: 'Copied',
      already: true,
      copied: 0,
      root: (JSON.parse(last) as { root: string }).root,
    });
    const target = await to.open();
    expect(await target.verify()).toMatchObject({ valid: true, events: sealedAt });
    expect(await target.create({ title: 'on' })).toMatchObject({ _tag: 'Created' });
    expect(await copyLedger({ from: from.place, to: to.place })).toMatchObject({ already: true });
  }, 300_000);
});
