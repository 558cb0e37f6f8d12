import type { Ledger } from '../../src/ledger/ledger';
import { closeValid, openCounted } from './counted-ledger';

let ledger: Ledger;

beforeEach(async () => {
  ({ ledger } = await openCounted());
  await ledger.create({ id: 'a', title: 'the a', data: { n: 1 } });
});

afterEach(() => closeValid(ledger));

const claim = { taskId: 'a', claimant: 'ann', commandId: 'k' };

describe('a command that is asked again', () => {
  it('gets the first outcome, and appends nothing', async () => {
    const first = await ledger.claim(claim);
    const head = await ledger.head();
    expect(first).toMatchObject({ _tag: 'Claimed', replayed: false, stands: true, data: { n: 1 } });
    expect(await ledger.claim(claim)).toEqual({ ...first, replayed: true });
    expect(await ledger.head()).toBe(head);
  });

  it('gets it whoever asks', async () => {
    const first = await ledger.claim(claim);
    expect(await ledger.claim({ ...claim, actor: 'proxy' })).toEqual({ ...first, replayed: true });
  });

  it('hears that the attempt does not stand any more', async () => {
    await ledger.claim(claim);
    await ledger.release({ taskId: 'a', fence: 1 });
    expect(await ledger.claim(claim)).toMatchObject({
      _tag: 'Claimed',
      fence: 1,
      replayed: true,
      stands: false,
    });
    await ledger.claim({ taskId: 'a', claimant: 'ann' });
    expect(await ledger.claim(claim)).toMatchObject({ fence: 1, stands: false });
  });

  it('gets a recorded refusal again, though it would be accepted now', async () => {
    await ledger.create({ id: 'c', title: 'c', parents: ['a'] });
    const ask = { taskId: 'c', claimant: 'ann', commandId: 'early' };
    const first = await ledger.claim(ask);
    await ledger.complete({ taskId: 'a' });
    expect(await ledger.claim(ask)).toEqual({ ...first, replayed: true });
  });

  it('gets the first outcome in the batch of the first', async () => {
    const [first, again, other] = await Promise.all([
      ledger.claim(claim),
      ledger.claim(claim),
      ledger.claim({ ...claim, claimant: 'bob' }),
    ]);
    expect(again).toEqual({ ...first, replayed: true });
    expect(other).toMatchObject({ reason: { _tag: 'command_id_reused' } });
  });

  it('hears in one batch that its attempt was released in between', async () => {
    const [, , again] = await Promise.all([
      ledger.claim(claim),
      ledger.release({ taskId: 'a', claimant: 'ann' }),
      ledger.claim(claim),
    ]);
    expect(again).toMatchObject({ _tag: 'Claimed', replayed: true, stands: false });
  });

  it('gets the same id of a task whose id was made', async () => {
    const first = await ledger.create({ title: 'b', commandId: 'make' });
    expect(await ledger.create({ title: 'b', commandId: 'make' })).toEqual({ ...first, replayed: true });
  });

  it.each([
    ['create', () => ledger.create({ id: 'b', title: 'b', commandId: 'x' })],
    [
      'createGraph',
      () =>
        ledger.createGraph({
          tasks: [
            { id: 'b', title: 'b', parents: ['a'] },
            { id: 'c', title: 'c' },
          ],
          commandId: 'x',
        }),
    ],
    ['claimNext', () => ledger.claimNext({ claimant: 'ann', limit: 3, commandId: 'x' })],
    ['complete', () => ledger.complete({ taskId: 'a', result: [1], commandId: 'x' })],
  ] as const)('%s gets the first outcome after a rebuild too', async (_method, ask) => {
    const first = await ask();
    await ledger.rebuild();
    expect(await ask()).toEqual({ ...first, replayed: true });
  });

  it('gets link, unlink and release answered alike', async () => {
    await ledger.create({ id: 'p', title: 'p' });
    const asks = [
      () => ledger.link({ parentId: 'p', childId: 'a', commandId: 'l' }),
      () => ledger.unlink({ parentId: 'p', childId: 'a', commandId: 'u' }),
      () => ledger.claim(claim),
      () => ledger.release({ taskId: 'a', fence: 1, commandId: 'r' }),
    ];
    const first: object[] = [];
    for (const ask of asks) first.push(await ask());
    const again: object[] = [];
    for (const ask of asks) again.push(await ask());
    expect(again).toEqual(
      first.map((one) => ({ ...one, replayed: true, ...('stands' in one ? { stands: false } : {}) })),
    );
  });
});

describe('a command id', () => {
  it('is refused to another request, with the position of the first', async () => {
    const { position } = (await ledger.claim(claim)) as { readonly position: number };
    const head = await ledger.head();
    expect(await ledger.release({ taskId: 'a', fence: 1, commandId: 'k' })).toMatchObject({
      _tag: 'Rejected',
      reason: { _tag: 'command_id_reused', commandId: 'k', position },
    });
    expect(await ledger.head()).toBe(head);
  });

  it('is free again after a command that appended nothing', async () => {
    await ledger.claim({ taskId: 'lost', claimant: 'ann', commandId: 'k' });
    expect(await ledger.claim(claim)).toMatchObject({ _tag: 'Claimed', replayed: false });
  });
});
