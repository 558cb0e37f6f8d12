import * as fc from 'fast-check';
import type { Recorded } from '../../src/events/recorded';
import type { LogToExport } from '../../src/export/log-to-export';
import { ocel2Json } from '../../src/export/ocel2/json';
import { Board } from '../../src/projections/board';
import { wholeLives } from '../audit/whole-lives';
import { claim, complete, create, unlink } from '../commands/asking';
import { lived, oneOfEveryKind, toExport, whole } from './logs';
import { dangling, lastValue, undeclared } from './ocel';
import type { Ocel } from './ocel';
import { wrongForOcel } from './valid';

const exported = async (log: ReadonlyArray<Recorded>): Promise<Ocel> =>
  JSON.parse(await whole(ocel2Json(toExport(log)))) as Ocel;

const expectSound = (ocel: Ocel): void => {
  expect(wrongForOcel(ocel)).toEqual([]);
  expect(undeclared(ocel)).toEqual([]);
  expect(dangling(ocel)).toEqual([]);
  const ids = [...ocel.events, ...ocel.objects].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
};

const folded = (log: ReadonlyArray<Recorded>): Board => {
  const board = new Board();
  for (const recorded of log) board.apply(recorded);
  return board;
};

describe('a log as OCEL 2.0 in JSON', () => {
  it('has each event once, in order, and tells the board that the log makes', async () => {
    await fc.assert(
      fc.asyncProperty(wholeLives, async (moments) => {
        const log = lived(moments);
        const ocel = await exported(log);
        expectSound(ocel);
        expect(ocel.events.map(({ id }) => id)).toEqual(log.map(({ stored }) => stored.id));
        const board = folded(log);
        for (const { id, status } of board.tasks.values()) {
          expect(lastValue(ocel, `task:${id}`, 'status')).toBe(status);
        }
        const links = [...board.allLinks()].map(
          ({ parentId, childId }) => `task:${childId} task:${parentId}`,
        );
        const told = ocel.objects.flatMap(({ id, relationships }) =>
          relationships
            .filter(({ qualifier }) => qualifier === 'child-of')
            .map(({ objectId }) => `${id} ${objectId}`),
        );
        expect(told.toSorted()).toEqual(links.toSorted());
        const claims = log.filter(({ event }) => event.kind === 'claimed').length;
        expect(ocel.objects.filter(({ type }) => type === 'attempt')).toHaveLength(claims);
      }),
    );
  });

  it('is the same however little is held in memory at a time', async () => {
    let readings = 0;
    await fc.assert(
      fc.asyncProperty(wholeLives, fc.nat(2_000), async (moments, held) => {
        const log = toExport(lived(moments));
        const counted: LogToExport = {
          ...log,
          pages: () => {
            readings += 1;
            return log.pages();
          },
        };
        expect(await whole(ocel2Json(counted, held))).toBe(await whole(ocel2Json(log)));
      }),
      { numRuns: 50 },
    );
    expect(readings).toBeGreaterThan(150);
  });

  it('holds every kind, and an object for whatever the log names', async () => {
    const ocel = await exported(oneOfEveryKind);
    expectSound(ocel);
    expect(ocel.events.map(({ type }) => type)).toEqual(oneOfEveryKind.map(({ event }) => event.kind));
    const ids = ocel.objects.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['task:c', 'task:p', 'claimant:ann', 'attempt:2:c']));
    const { attributes } = ocel.events.find(({ type }) => type === 'completion_rejected')!;
    expect(attributes).toContainEqual({ name: 'reason', value: 'held' });
  });

  it('says who claimed which task under which parents', async () => {
    const log = lived(
      [
        create('p'),
        create('q'),
        create('c', { parents: ['p', 'q'] }),
        unlink('q', 'c'),
        claim('c', 'ann'),
        complete('p'),
        claim('c', 'ann'),
      ].map((command) => ({ after: 1, command })),
    );
    const ocel = await exported(log);
    const refused = ocel.events.find(({ type }) => type === 'claim_rejected');
    expect(refused?.relationships).toEqual([
      { objectId: 'task:c', qualifier: 'refused-task' },
      { objectId: 'claimant:ann', qualifier: 'claimant' },
      { objectId: 'task:p', qualifier: 'required-parent' },
    ]);
    const claimed = ocel.events.find(({ type }) => type === 'claimed');
    expect(claimed?.relationships).toEqual([
      { objectId: 'task:c', qualifier: 'claimed-task' },
      { objectId: 'attempt:1:c', qualifier: 'attempt' },
      { objectId: 'claimant:ann', qualifier: 'claimant' },
      { objectId: 'task:p', qualifier: 'required-parent' },
    ]);
    expect(ocel.objects.find(({ id }) => id === 'task:c')?.relationships).toEqual([
      { objectId: 'task:p', qualifier: 'child-of' },
    ]);
    expect(ocel.objects.find(({ id }) => id === 'attempt:1:c')?.relationships).toEqual([
      { objectId: 'task:c', qualifier: 'attempt-of' },
      { objectId: 'claimant:ann', qualifier: 'claimant' },
    ]);
  });
});
