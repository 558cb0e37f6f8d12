import type { NewEvent } from '../../src/commands/new-event';
import {
  becameDue,
  blocked,
  causedBy,
  changesRequested,
  failed,
  plain,
  promoted,
  reclaimed,
  released,
  reviewRequested,
  scheduled,
  unblocked,
} from './events';
import { findingsOn } from './findings-of';
import { WrittenLog } from './written-log';

const free = (): WrittenLog => new WrittenLog().created('a');
const reviewing = (): WrittenLog => free().claimed('a').command(reviewRequested('a'));
const again = (log: WrittenLog): WrittenLog =>
  log.claimed('a', { fence: 2, from: 'review', leaseUntil: 1_006 });

/** Ways back, each after what leads away: from `ready`, and from a review. */
const waysBack: ReadonlyArray<
  readonly [
    string,
    (log: WrittenLog, reviewed: boolean) => WrittenLog,
    (status: 'ready' | 'todo' | 'review', fence: number) => NewEvent,
  ]
> = [
  ['released', held, (status, fence) => released('a', fence, status)],
  ['attempt_failed', held, (status, fence) => failed('a', { fence, status })],
  ['reclaimed', held, (status, fence) => reclaimed('a', 1_004 + (fence - 1) * 2, { fence, status })],
  ['became_due', (log) => log.command(scheduled('a', 1_000)), (status) => becameDue('a', 1_000, status)],
  ['unblocked', (log) => log.command(blocked('a')), (status) => unblocked('a', 'needs_input', status)],
  [
    'specified',
    (log) => log.command(blocked('a')).command(plain('triaged', 'a', 'triage')),
    (status) => plain('specified', 'a', status),
  ],
];

function held(log: WrittenLog, reviewed: boolean): WrittenLog {
  return reviewed ? again(log) : log.claimed('a', { leaseUntil: 1_004 });
}

describe.each(waysBack)('%s', (_kind, away, back) => {
  it('leads back through the gate, to no review that was none', () => {
    expect(findingsOn(away(free(), false).command(back('ready', 1)))).toEqual([]);
    expect(findingsOn(away(free(), false).command(back('todo', 1)))).toEqual([
      expect.stringContaining('TL114'),
    ]);
    expect(findingsOn(away(free(), false).command(back('review', 1)))).toEqual([
      expect.stringContaining('TL505'),
    ]);
  });

  it('leads back to the review that there was', () => {
    expect(findingsOn(away(reviewing(), true).command(back('review', 2)))).toEqual([]);
    expect(findingsOn(away(reviewing(), true).command(back('ready', 2)))).toEqual([
      expect.stringContaining('TL505'),
    ]);
  });
});

describe('a review', () => {
  it('ends through the gate', () => {
    expect(findingsOn(reviewing().command(changesRequested('a')))).toEqual([]);
    expect(findingsOn(again(reviewing()).command(changesRequested('a', 2)))).toEqual([]);
    const after = reviewing().command(changesRequested('a')).claimed('a', { fence: 2 });
    expect(findingsOn(after.command(released('a', 2)))).toEqual([]);
  });

  it('that was none does not end', () => {
    const log = free().claimed('a').command(changesRequested('a', 1));
    expect(findingsOn(log)).toEqual(['TL505@5']);
  });
});

describe('a release to ready with an open parent', () => {
  it('is possible, and a status that the rule does not give', () => {
    const log = new WrittenLog().created('p').created('a').claimed('a').linked('p', 'a', 'ready', 'running');
    expect(findingsOn(log.command(released('a')))).toContain('TL113@7');
  });
});

const made = (then: NewEvent) =>
  findingsOn(
    new WrittenLog().command(
      {
        kind: 'created',
        data: { assignee: null, priority: 0, parents: [] },
        taskId: 'a',
        status: 'ready',
      },
      causedBy(0, then),
    ),
  );

describe('a task that begins otherwise than at once', () => {
  it('is triaged or scheduled after it was made', () => {
    expect(made(plain('triaged', 'a', 'triage'))).toEqual([]);
    expect(made(scheduled('a', 2_000))).toEqual([]);
    expect(findingsOn(new WrittenLog().created('a', [], 'triage'))).toEqual(['TL505@3']);
  });
});

const family = () =>
  new WrittenLog()
    .created('p')
    .created('c', ['p'], 'todo')
    .command(plain('archived', 'c', 'todo'));

const archived = (): WrittenLog => free().command(plain('archived', 'a', 'ready'));

describe('the archive', () => {
  it('takes what nobody holds, once, and gives it back', () => {
    expect(
      findingsOn(
        archived()
          .command(plain('unarchived', 'a', 'ready'))
          .claimed('a'),
      ),
    ).toEqual([]);
    expect(findingsOn(archived().command(plain('archived', 'a', 'ready')))).toEqual(['TL505@5']);
    expect(findingsOn(free().command(plain('unarchived', 'a', 'ready')))).toEqual(['TL505@4']);
    expect(
      findingsOn(
        free()
          .claimed('a')
          .command(plain('archived', 'a', 'running')),
      ),
    ).toEqual(['TL505@5']);
  });

  it('gives nothing out', () => {
    expect(findingsOn(archived().claimed('a'))).toEqual(['TL505@5']);
  });

  it('does not keep a task from the status that the rule gives it', () => {
    expect(findingsOn(family().completed('p', null, ['c']))).toEqual([]);
    expect(findingsOn(family().completed('p', null))).toEqual(['TL114@6']);
  });

  it('satisfies nothing', () => {
    const log = new WrittenLog().created('p').created('c', ['p'], 'todo');
    log.command(plain('archived', 'p', 'ready'), causedBy(0, promoted('p', 'c')));
    expect(findingsOn(log)).toEqual(['TL508@6', 'TL113@6'].toSorted());
  });
});

describe('what cannot be', () => {
  const impossible: ReadonlyArray<readonly [string, WrittenLog]> = [
    [
      'a waiver of a task that ended',
      new WrittenLog()
        .created('p')
        .created('a', ['p'], 'todo')
        .completed('a', null)
        .command({ kind: 'dependency_waived', data: { parentId: 'p' }, taskId: 'a', status: 'done' }),
    ],
    [
      'a review of what nobody does',
      free()
        .command(blocked('a'))
        .command({ ...reviewRequested('a') }),
    ],
    [
      'a triage of what is under way',
      free()
        .claimed('a')
        .command(plain('triaged', 'a', 'triage')),
    ],
    ['a comment that ends a task', free().command(plain('commented', 'a', 'done'))],
    ['a time for what is blocked', free().command(blocked('a')).command(scheduled('a', 2_000))],
    ['a claim of what is blocked', free().command(blocked('a')).claimed('a')],
    ['a claim of what waits for its time', free().command(scheduled('a', 2_000)).claimed('a')],
  ];

  it.each(impossible)('%s', (what, log) => {
    const expected = what.startsWith('a review') ? 'TL104' : 'TL505';
    expect(findingsOn(log).some((code) => code.startsWith(expected))).toBe(true);
  });
});
