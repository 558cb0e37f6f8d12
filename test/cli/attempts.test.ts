import { openLedger } from '../../src/index';
import type { Ledger } from '../../src/index';
import { removeFolders, withLedger } from './folder';
import type { Folder } from './folder';

afterAll(removeFolders);

const uuid = expect.stringMatching(/^[0-9a-f-]{36}$/) as string;
const asked = { commandId: uuid, replayed: false };
const instant = expect.any(Number) as number;
const position = expect.any(Number) as number;
const time = String.raw`\d{4}-\d\d-\d\dT[\d:.]+Z`;

const given = async (act: (ledger: Ledger) => Promise<unknown>): Promise<Folder> => {
  const folder = await withLedger();
  const ledger = await openLedger({ sqlite: folder.ledger });
  await act(ledger);
  await ledger.close();
  return folder;
};

const claimed = (leaseMs?: number) =>
  given(async (ledger) => {
    await ledger.create({ id: 'a', title: 'A' });
    await ledger.claim({ taskId: 'a', claimant: 'ada', ...(leaseMs === undefined ? {} : { leaseMs }) });
  });

describe('a lease', () => {
  it('is as long as --lease says, and none with none', async () => {
    const folder = await given((ledger) =>
      ledger.createGraph({ tasks: ['a', 'b'].map((id) => ({ id, title: id })) }),
    );
    const before = Date.now();
    const { answer } = await folder.json('claim', 'a', '--as', 'ada', '--lease', '90s');
    const { leaseUntil } = answer as { readonly leaseUntil: number };
    expect(leaseUntil).toBeGreaterThanOrEqual(before + 90_000);
    expect(leaseUntil).toBeLessThanOrEqual(Date.now() + 90_000);
    const next = await folder.json('claim-next', '--as', 'ada', '--lease', 'none');
    expect(next).toMatchObject({ code: 0, answer: { _tag: 'Claimed', id: 'b', leaseUntil: null } });
    expect((await folder.run(['show', 'a'])).stdout).toMatch(
      new RegExp(`^held by +ada, fence 1, until ${time}$`, 'm'),
    );
  });

  it('goes on by heartbeats, of which the log need not hear while much of it is left', async () => {
    const folder = await claimed();
    const held = { _tag: 'LeaseHeld', id: 'a', claimant: 'ada', fence: 1, leaseUntil: instant, ...asked };
    const fresh = await folder.json('heartbeat', 'a', '--as', 'ada');
    expect(fresh).toEqual({ code: 0, answer: { ...held, position: null } });
    const longer = await folder.json('heartbeat', 'a', '--as', 'ada', '--fence', '1', '--lease', '2h');
    expect(longer).toEqual({ code: 0, answer: { ...held, position } });
    const { stdout } = await folder.run(['heartbeat', 'a', '--as', 'ada', '--lease', '2h']);
    expect(stdout).toMatch(new RegExp(`^ada holds a under fence 1 until ${time} · nothing to record\n$`));
    expect((await folder.run(['show', 'a'])).stdout).toMatch(new RegExp(`^heartbeat +${time}$`, 'm'));
    const stranger = await folder.run(['heartbeat', 'a', '--as', 'bob']);
    expect(stranger.code).toBe(1);
    expect(stranger.stdout).toMatch(
      new RegExp(`^refused: ada holds the task under fence 1 until ${time} · not recorded\n$`),
    );
  });

  it('that has passed is found by a sweep, once', async () => {
    const folder = await given(async (ledger) => {
      await ledger.create({ id: 'a', title: 'A' });
      await ledger.claim({ taskId: 'a', claimant: 'ada', leaseMs: 1 });
      await ledger.create({ id: 'b', title: 'B', runAt: 1 });
    });
    expect((await folder.run(['why', 'a'])).stdout).toMatch(
      /^ready: a is running, and can be claimed; its lease has passed, and whoever claims next takes it back first\n/,
    );
    expect((await folder.run(['sweep'])).stdout.split('\n')).toEqual([
      expect.stringMatching(
        /^b is due, ready · position \d+$|^reclaimed a from ada, fence 1 · position \d+$/,
      ),
      expect.stringMatching(
        /^b is due, ready · position \d+$|^reclaimed a from ada, fence 1 · position \d+$/,
      ),
      '',
    ]);
    const again = await folder.json('sweep', '--limit', '5');
    expect(again).toEqual({ code: 0, answer: { _tag: 'Swept', reclaimed: [], due: [], ...asked } });
    expect((await folder.run(['sweep'])).stdout).toBe('nothing is overdue\n');
    const { answer } = await folder.json('attempts', 'a');
    expect(answer).toMatchObject([{ claimant: 'ada', end: { kind: 'reclaimed' } }]);
  });
});

describe('fail', () => {
  it('has the task tried again after a while, and gives it up at the last attempt', async () => {
    const folder = await claimed();
    const failed = { _tag: 'Failed', id: 'a', position, claimant: 'ada', ...asked };
    const words = ['--error', '{"code":28}', '--delay', '0s', '--attempts', 'none'];
    const first = await folder.json('fail', 'a', '--as', 'ada', ...words);
    const again = { fence: 1, attempt: 1, status: 'ready', runAt: null, gaveUp: false };
    expect(first).toEqual({ code: 0, answer: { ...failed, ...again } });
    await folder.given(['claim', 'a', '--as', 'ada']);
    const second = await folder.run(['fail', 'a', '--as', 'ada', '--error', 'disk full', '--attempts', '2']);
    expect(second.stdout).toMatch(
      /^attempt 2 at a failed as ada, fence 2: given up, blocked · position \d+\n$/,
    );
    const shown = (await folder.run(['show', 'a'])).stdout;
    expect(shown).toMatch(/^blocked as +gave_up$/m);
    expect(shown).toMatch(/^failures +2$/m);
    await folder.given(['unblock', 'a'], ['claim', 'a', '--as', 'ada']);
    const { stdout } = await folder.run(['fail', 'a', '--as', 'ada', '--delay', '30s']);
    expect(stdout).toMatch(
      new RegExp(`^attempt 3 at a failed as ada, fence 3: to be tried again at ${time} · position \\d+\n$`),
    );
    const late = await folder.run(['fail', 'a', '--as', 'ada', '--fence', '3']);
    expect(late.code).toBe(1);
    expect(late.stdout).toMatch(
      /^refused: nobody holds the task, it is scheduled · recorded at position \d+\n$/,
    );
    const table = (await folder.run(['attempts', 'a'])).stdout.split('\n');
    expect(table[0]).toMatch(/^attempt +claimant +fence +from +claimed +ended +how +what was said$/);
    expect(table[1]).toMatch(/^1 +ada +1 +ready .* attempt_failed at position \d+ +\{"code":28\}$/);
    expect(table[2]).toMatch(/^2 +ada +2 +ready .* attempt_failed at position \d+ +disk full$/);
    expect(table[3]).toMatch(/^3 +ada +3 +ready .* attempt_failed at position \d+$/);
  });
});

describe('a review', () => {
  it('is asked for, claimed, and sends the task back', async () => {
    const folder = await claimed();
    const asking = await folder.json('request-review', 'a', '--as', 'ada', '--result', '{"pr":1}');
    const changed = { id: 'a', position, ...asked };
    expect(asking).toEqual({ code: 0, answer: { _tag: 'ReviewRequested', status: 'review', ...changed } });
    const taken = await folder.run(['claim-next', '--as', 'eve', '--from', 'review']);
    expect(taken.stdout).toMatch(/^claimed a \(A\) for review as eve: fence 2, attempt 2, until /);
    const wrong = await folder.json('request-changes', 'a', '--as', 'bob');
    expect(wrong).toMatchObject({ code: 1, answer: { reason: { _tag: 'held', claimant: 'eve' } } });
    const back = await folder.run(['request-changes', 'a', '--as', 'eve', '--reason', 'no tests']);
    expect(back.stdout).toMatch(/^sent a back from its review, ready · position \d+\n$/);
    await folder.given(['claim', 'a', '--as', 'ada', '--lease', 'none']);
    const second = await folder.run(['request-review', 'a', '--as', 'ada']);
    expect(second.stdout).toMatch(/^a waits for a review · position \d+\n$/);
    const byHand = await folder.json('request-changes', 'a');
    expect(byHand).toEqual({ code: 0, answer: { _tag: 'ChangesRequested', status: 'ready', ...changed } });
    const { code, answer } = await folder.json('attempts', 'a');
    const story = { position, claimedAt: instant, extensions: 0 };
    const end = { position, at: instant };
    expect({ code, answer }).toEqual({
      code: 0,
      answer: [
        {
          ...story,
          attempt: 1,
          claimant: 'ada',
          fence: 1,
          from: 'ready',
          leaseUntil: instant,
          end: { ...end, kind: 'review_requested', said: { pr: 1 } },
        },
        {
          ...story,
          attempt: 2,
          claimant: 'eve',
          fence: 2,
          from: 'review',
          leaseUntil: instant,
          end: { ...end, kind: 'changes_requested', said: 'no tests' },
        },
        {
          ...story,
          attempt: 3,
          claimant: 'ada',
          fence: 3,
          from: 'ready',
          leaseUntil: null,
          end: { ...end, kind: 'review_requested', said: null },
        },
      ],
    });
  });
});

describe('attempts', () => {
  it('tells the one that stands, and none where there are none', async () => {
    const folder = await claimed();
    await folder.given(['create', 'B', '--id', 'b']);
    expect((await folder.run(['attempts', 'a'])).stdout).toMatch(new RegExp(` stands until ${time}$`, 'm'));
    expect((await folder.run(['attempts', 'b'])).stdout).toBe('no attempts\n');
    const reason = { _tag: 'unknown_task', taskId: 'x' };
    expect(await folder.json('attempts', 'x')).toMatchObject({ code: 1, answer: { reason } });
  });
});
