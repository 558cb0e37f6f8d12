import * as fc from 'fast-check';
import { copyLedger } from '../../src/index';
import type { CopyOutcome, Ledger } from '../../src/index';
import { wholeLives } from '../commands/random-steps';
import { carryOut } from '../audit/stored-rows';
import { runProgram } from '../store/program';
import { directions, removeEnds } from './copy-ends';

/** Histories whose copies are compared, each way. */
const RUNS = 5;

afterEach(removeEnds);

const subscribed = async (ledger: Ledger, from: number): Promise<ReadonlyArray<number>> => {
  const heard: number[] = [];
  const last = await ledger.head();
  const subscription = ledger.subscribe({ name: 'reader', from }, ({ stored }) => {
    heard.push(stored.position);
  });
  while (subscription.position < last) await new Promise((resolve) => setTimeout(resolve, 5));
  await subscription.stop();
  return heard;
};

describe.each(directions)('a board that is copied, %s,', (_way, newSource, newTarget) => {
  it('has the same log, contents, views and checkpoints there, and goes on there alone', async () => {
    let erased = 0;
    await fc.assert(
      fc.asyncProperty(wholeLives, async ({ first, rest }) => {
        const [from, to] = [newSource(), newTarget()];
        const source = await from.open();
        await carryOut(source, [...first, ...rest]);
        await source.create({ id: 'last words', title: 'to be erased', data: { much: 'x'.repeat(99) } });
        await source.erase({ taskId: 'last words', reason: 'private' });
        await subscribed(source, 1);
        const before = await source.head();

        const outcome = await copyLedger({ from: from.place, to: to.place, actor: 'mover' });
        expect(outcome).toMatchObject({
          _tag: 'Copied',
          ledgerId: source.id,
          resumed: false,
          already: false,
        });
        const { root, events } = outcome as CopyOutcome & { readonly _tag: 'Copied' };
        expect(events).toBe(before + 2);
        const tables = await to.tables();
        expect(tables).toEqual(await from.tables());
        erased += tables['event_contents']!.filter((row) => row.includes('["content",null]')).length;

        const target = await to.open();
        for (const ledger of [source, target]) {
          expect(await ledger.verify()).toMatchObject({ valid: true, ledgerId: source.id, events, root });
        }
        const audits = [await source.audit(), await target.audit()];
        expect(audits[1]).toEqual(audits[0]);
        const [sealed] = await source.events({ from: events });
        expect(sealed).toMatchObject({
          event: { kind: 'sealed', data: { to: to.path } },
          stored: { actor: 'mover', taskId: null, writer: events - 1 },
        });

        const fault = { _tag: 'Sealed', to: to.path };
        await expect(source.create({ title: 'too late' })).rejects.toMatchObject({ fault });
        expect(await source.head()).toBe(events);
        expect(await target.create({ id: 'on', title: 'on' })).toMatchObject({ position: events + 2 });
        await target.claim({ taskId: 'on', claimant: 'ada' });
        expect(await subscribed(target, 1)).toEqual(Array.from({ length: 5 }, (_, i) => before + 1 + i));
        expect(await target.verify()).toMatchObject({ valid: true, events: events + 3 });
        expect((await target.audit()).valid).toBe(true);
      }),
      { numRuns: RUNS },
    );
    expect(erased).toBeGreaterThanOrEqual(RUNS);
  });

  it('is whole there though another process wrote meanwhile: all that was answered is there', async () => {
    const [from, to] = [newSource(), newTarget()];
    const source = await from.open();
    await source.create({ id: 'first', title: 'first' });
    const writer = runProgram('../../ledger/programs/create-until-refused', JSON.stringify(from.place));
    const answered = [await writer.line()];
    const copying = copyLedger({ from: from.place, to: to.place });
    const refused: string[] = [];
    while (refused.length < 8) {
      const line = await writer.line();
      (line.includes('fault') ? refused : answered).push(line);
    }
    expect(new Set(refused)).toEqual(new Set([JSON.stringify({ fault: { _tag: 'Sealed', to: to.path } })]));
    expect(await copying).toMatchObject({ _tag: 'Copied' });
    await writer.ended;
    const there = await to.sql('SELECT id FROM tasks');
    const ids = answered.map((line) => (JSON.parse(line) as { readonly id: string }).id);
    expect(there.map((row) => (row as { readonly id: string }).id).sort()).toEqual(['first', ...ids].sort());
    expect(await to.tables()).toEqual(await from.tables());
  });
});
