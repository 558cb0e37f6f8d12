import * as fc from 'fast-check';
import type { Client } from 'pg';
import type { Command } from '../../src/commands/command';
import type { Preview } from '../../src/commands/preview';
import { request } from '../../src/commands/request';
import type { Request } from '../../src/commands/request';
import type { Recorded } from '../../src/events/recorded';
import * as asking from '../commands/asking';
import { logOf } from '../commands/histories';
import type { Passing } from '../commands/pure-ledger';
import { commands } from '../commands/random-commands';
import { postgresBoard, quoted } from './board';
import { answerOf, asked, caller, Shared, writer } from './shared-board';

/** An event without what is made at random. */
const facts = ({ stored }: Recorded) => {
  const { position, taskId, version, kind, status, data, causation } = stored;
  return { position, taskId, version, kind, status, data, causation };
};

const isCommand = (one: Command | Passing): one is Command => !('ms' in one);

const complete = (): Request => asked(asking.complete('p', { claimant: null, fence: null }));

/** Whoever asks makes up an id for the task: the rows of two that ask again are not the same. */
const again = (id: string): Request =>
  request(asking.create(id), 'a task without an id', { ...caller, commandId: 'k' });

describe('a decision without the lock', () => {
  const board = postgresBoard();

  it('counts only where the same decision under the lock would have the same events, at the same positions', async () => {
    const raw = await board.raw();
    let boards = 0;
    const came = { moved: 0, refused: 0, atOnce: 0 };
    await fc.assert(
      fc.asyncProperty(commands, commands, async (before, pairs) => {
        boards += 1;
        const name = `${board.name} ${boards}`;
        const shared = await Shared.open(board.url, name);
        const { others } = shared;
        for (const one of before) {
          if (isCommand(one)) await shared.ask(one);
          else shared.now += one.ms;
        }
        const all = pairs.filter(isCommand);
        for (let i = 0; i + 1 < all.length; i += 2) {
          const command = all[i]!;
          const one = asked(command);
          const head = await others.head();
          let expected: Preview | null = null;
          let between = 0;
          const result = await shared.draft(one, async () => {
            await shared.ask(all[i + 1]!);
            between = (await others.head()) - head;
            // What is next may be something else by now: it was when it was looked for.
            if (command._tag !== 'ClaimNext') expected = await shared.preview(one);
          });
          if (result === null) {
            if (between > 0) came.refused += 1;
            continue;
          }
          came[between > 0 ? 'moved' : 'atOnce'] += 1;
          const appended = await others.events({ from: head + between + 1 });
          expect(appended).toHaveLength(result.news?.appended ?? 0);
          expect(result.news?.position ?? head + between).toBe(await others.head());
          const { events, outcome } = (expected as Preview | null) ?? {
            events: appended,
            outcome: { right: { answer: answerOf(result) } },
          };
          expect(appended.map(facts)).toEqual(events.map(facts));
          expect(outcome).toMatchObject({ right: { answer: answerOf(result) } });
        }
        const log = await logOf(others);
        expect(log.map(({ stored }) => stored.position)).toEqual(log.map((_one, i) => i + 3));
        expect(await shared.wrong()).toEqual([]);
        await shared.close();
        await raw.query(`DROP SCHEMA ${quoted(name)} CASCADE`);
      }),
      { numRuns: 24 },
    );
    expect(came.moved).toBeGreaterThan(10);
    expect(came.refused).toBeGreaterThan(10);
    expect(came.atOnce).toBeGreaterThan(0);
  });

  it.each<[string, (shared: Shared, raw: Client) => Promise<unknown>]>([
    ['a child was made', ({ others }) => others.create({ id: 'c', title: 'c', parents: ['p'] })],
    ['a child was linked', ({ others }) => others.link({ parentId: 'p', childId: 'other' })],
    ['the row was put right', (_shared, raw) => raw.query(`UPDATE tasks SET priority = 7 WHERE id = 'p'`)],
    ['a rebuild mended the row', ({ others }) => others.rebuild()],
  ])('does not count where meanwhile %s', async (_how, meanwhile) => {
    const shared = await Shared.open(board.url, board.name);
    board.after(() => shared.close());
    const raw = await board.raw();
    for (const id of ['p', 'other']) await shared.others.create({ id, title: id });
    await raw.query(`UPDATE tasks SET priority = 9 WHERE id = 'p'`);
    const result = await shared.draft(complete(), async () => {
      await meanwhile(shared, raw);
      // The head alone tells nothing of a row that somebody put right by hand.
      await shared.others.comment({ taskId: 'other', text: 'meanwhile' });
    });
    expect(result).toBeNull();
    await shared.others.rebuild();
    expect(await shared.wrong()).toEqual([]);
  });

  it('does not count where a rebuild mended a row, though nothing was appended', async () => {
    const shared = await Shared.open(board.url, board.name);
    board.after(() => shared.close());
    const raw = await board.raw();
    await shared.others.create({ id: 'p', title: 'p' });
    await raw.query(`UPDATE tasks SET priority = 9 WHERE id = 'p'`);
    expect(await shared.draft(complete(), () => shared.others.rebuild())).toBeNull();
    expect(await shared.wrong()).toEqual([]);
  });

  it('does not count where a rebuild mended a link that it had to see', async () => {
    const shared = await Shared.open(board.url, board.name);
    board.after(() => shared.close());
    const raw = await board.raw();
    await shared.others.create({ id: 'p', title: 'p' });
    await shared.others.create({ id: 'c', title: 'c', parents: ['p'] });
    await raw.query(`DELETE FROM task_links WHERE child_id = 'c'`);
    expect(await shared.draft(complete(), () => shared.others.rebuild())).toBeNull();
    expect(await shared.others.complete({ taskId: 'p' })).toMatchObject({ promoted: ['c'] });
    expect(await shared.wrong()).toEqual([]);
  });

  it.each<[string, Command]>([
    ['all descendants', asking.cancel('p', 'cancel')],
    ['all that was written', asking.erase({ taskId: 'p' })],
    ['a link that goes', asking.unlink('p', 'c')],
  ])(
    'is not made of %s: that is not seen at one moment, or not written in one statement',
    async (_what, command) => {
      const shared = await Shared.open(board.url, board.name);
      board.after(() => shared.close());
      await shared.others.create({ id: 'p', title: 'p' });
      await shared.others.create({ id: 'c', title: 'c', parents: ['p'] });
      expect(await shared.draft(asked(command), async () => undefined)).toBeNull();
      expect(await shared.ask(command)).not.toMatchObject({ _tag: 'Rejected' });
      expect(await shared.wrong()).toEqual([]);
    },
  );

  it('tells where the refusal lies that it repeats, of the same batch', async () => {
    const shared = await Shared.open(board.url, board.name);
    board.after(() => shared.close());
    await shared.others.create({ id: 'p', title: 'p' });
    await shared.others.create({ id: 'c', title: 'c', parents: ['p'] });
    const claim = asked(asking.claim('c', 'ann', null));
    const result = await shared.draft([claim, { ...claim, commandId: 'other' }], () =>
      shared.others
        .comment({ taskId: 'p', text: 'meanwhile' })
        .then(() => shared.others.create({ title: 'more' })),
    );
    // The parent was touched: it is seen anew. What nobody saw is moved past.
    expect(result).toBeNull();
    const moved = await shared.draft([claim, { ...claim, commandId: 'other' }], () =>
      shared.others.create({ title: 'more' }),
    );
    if (moved === null) throw new Error('nothing that it saw has changed');
    const refused = (await shared.others.history('c')).find(({ event }) => event.kind === 'claim_rejected');
    const position = refused?.stored.position;
    expect([answerOf(moved), answerOf(moved, 1)]).toMatchObject([
      { left: { position, repeated: false } },
      { left: { position, repeated: true } },
    ]);
  });

  it.each<[string, Command]>([
    ['a waiver', asking.waive('p', 'c')],
    ['a link to a parent', asking.create('d', { parents: ['p'] })],
    ['a failure', asking.fail('x', { claimant: 'ann', error: 'it broke' })],
  ])('that is moved on, with who writes it: %s', async (_what, command) => {
    const shared = await Shared.open(board.url, board.name);
    board.after(() => shared.close());
    const { others } = shared;
    for (const id of ['p', 'x', 'other']) await others.create({ id, title: id });
    await others.create({ id: 'c', title: 'c', parents: ['p'] });
    await others.claim({ taskId: 'x', claimant: 'ann' });
    const meanwhile = () => others.comment({ taskId: 'other', text: 'meanwhile' });
    const moved = await shared.draft(asked(command), meanwhile, { ...writer, joinedAt: null });
    // A failure names its own position among those of the task's row: it is decided under the lock.
    expect(moved === null).toBe(command._tag === 'Fail');
    expect(await shared.wrong()).toEqual([]);
  });

  it('does not count where somebody else carried out the same command', async () => {
    const shared = await Shared.open(board.url, board.name);
    board.after(() => shared.close());
    const first = await shared.draft(again('one'), async () => {
      expect(await shared.draft(again('other'), async () => undefined)).not.toBeNull();
    });
    expect(first).toBeNull();
    expect(await shared.others.get('one')).toBeNull();
    expect(await shared.wrong()).toEqual([]);
  });

  it('counts where others wrote of other things, with hashes for where it lies now', async () => {
    const shared = await Shared.open(board.url, board.name);
    board.after(() => shared.close());
    for (const id of ['p', 'other'])
      await shared.others.create({ id, title: `"${id}"\\ \u0001\u007f\u2028é😀` });
    const result = await shared.draft(complete(), () =>
      shared.others.comment({ taskId: 'other', text: 'meanwhile' }),
    );
    expect(result === null ? null : answerOf(result)).toMatchObject({ right: { id: 'p', position: 6 } });
    expect(await shared.wrong()).toEqual([]);
  });
});
