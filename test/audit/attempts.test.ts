import type { NewEvent } from '../../src/commands/new-event';
import {
  blocked,
  cancelled,
  causedBy,
  changesRequested,
  extended,
  failed,
  plain,
  reclaimed,
  released,
  reopened,
  reviewRequested,
  revoked,
  scheduled,
  unblocked,
} from './events';
import { codes, findingsOn, reportOn } from './findings-of';
import { WrittenLog } from './written-log';

/** A task (3) that is claimed (4) until 1,100: event n of a written log is written at 1,000 + n. */
const held = (): WrittenLog => new WrittenLog().created('a').claimed('a', { leaseUntil: 1_100 });

const free = (): WrittenLog => new WrittenLog().created('a');

/** The same, in review before it was claimed. */
const underReview = (): WrittenLog =>
  free().claimed('a').command(reviewRequested('a')).claimed('a', { fence: 2, from: 'review' });

const completed = (fence: number | null): NewEvent => ({
  kind: 'completed',
  data: { claimant: fence === null ? null : 'ann', fence, openParents: [] },
  taskId: 'a',
  status: 'done',
});

/** Acts on an attempt of `a`, by the fence that they present. */
const acts: ReadonlyArray<readonly [string, (fence: number) => NewEvent]> = [
  ['lease_extended', (fence) => extended('a', 1_200, fence)],
  ['attempt_failed', (fence) => failed('a', { fence, attempt: 1 })],
  ['released', (fence) => released('a', fence)],
  ['reclaimed', (fence) => reclaimed('a', 1_100, { fence })],
  ['review_requested', (fence) => reviewRequested('a', fence)],
  ['completed', completed],
  ['blocked', (fence) => blocked('a', { fence })],
  ['scheduled', (fence) => scheduled('a', 2_000, fence)],
  ['cancelled', (fence) => cancelled('a', { fence })],
];

const only = (log: WrittenLog, ...wanted: ReadonlyArray<string>): ReadonlyArray<string> =>
  findingsOn(log).filter((code) => wanted.some((one) => code.startsWith(one)));

describe.each(acts)('%s', (kind, act) => {
  it('is right with the standing fence', () => {
    const log = held().command(act(1));
    if (kind === 'reclaimed') log.forge(5, { createdAt: 1_100 });
    expect(findingsOn(log)).toEqual([]);
  });

  it('is stale with another fence', () => {
    expect(only(held().command(act(7)), 'TL10')).toEqual(['TL105@5']);
  });

  it('is without a claim where no attempt stands', () => {
    expect(only(free().command(act(1)), 'TL10')).toContain('TL104@4');
    expect(only(free().command(act(1)), 'TL505')).toEqual([]);
  });
});

const waiting = () => free().claimed('a').command(reviewRequested('a'));

describe('changes_requested', () => {
  it('presents the attempt of the reviewer, or none', () => {
    expect(findingsOn(underReview().command(changesRequested('a', 2)))).toEqual([]);
    expect(findingsOn(underReview().command(changesRequested('a', 1)))).toEqual(['TL105@7']);
    expect(findingsOn(waiting().command(changesRequested('a')))).toEqual([]);
    expect(findingsOn(waiting().command(changesRequested('a', 1)))).toEqual(['TL104@6']);
  });
});

const standing = (): WrittenLog =>
  new WrittenLog()
    .created('p')
    .created('a', ['p'], 'todo')
    .completed('p', null, ['a'])
    .claimed('a', { parents: [{ id: 'p', status: 'done', position: 5 }] });

const revoking = (fence: number) => standing().command(reopened('p'), causedBy(0, revoked('p', 'a', fence)));

describe('revoked', () => {
  it('presents the standing fence', () => {
    expect(only(revoking(1), 'TL10')).toEqual([]);
    expect(only(revoking(2), 'TL10')).toEqual(['TL105@9']);
  });
});

describe('by hand', () => {
  const byHand: ReadonlyArray<NewEvent> = [
    completed(null),
    blocked('a'),
    scheduled('a', 2_000),
    cancelled('a'),
  ];

  it('is right where no attempt stands, and stale where one does', () => {
    for (const event of byHand) {
      expect(findingsOn(free().command(event))).toEqual([]);
      expect(findingsOn(held().command(event))).toEqual(['TL105@5']);
    }
    expect(findingsOn(underReview().command(changesRequested('a')))).toEqual(['TL105@7']);
  });
});

describe('what follows from an end', () => {
  it('comes when no attempt stands, and names none', () => {
    const later = held().command(failed('a'), causedBy(0, scheduled('a', 2_000)));
    expect(findingsOn(later)).toEqual([]);
    const givenUp = held().command(failed('a'), causedBy(0, blocked('a', { kind: 'gave_up' })));
    expect(findingsOn(givenUp)).toEqual([]);
    const named = held().command(failed('a'), causedBy(0, blocked('a', { kind: 'gave_up', fence: 1 })));
    expect(findingsOn(named)).toEqual(['TL104@6']);
  });
});

describe('a second claim', () => {
  const again = { fence: 2, claimant: 'bob' } as const;

  it('is double under a lease that has passed and was not reclaimed', () => {
    const log = held().claimed('a', again).forge(5, { createdAt: 1_500 });
    const report = reportOn(log);
    expect(codes(report)).toEqual(['TL102@5']);
    expect(report.findings[0]?.argument).toContain('Its lease had passed');
  });

  it('is none once the attempt was ended, however that was', () => {
    const ends: ReadonlyArray<ReadonlyArray<NewEvent>> = [
      [released('a')],
      [failed('a')],
      [blocked('a', { fence: 1 }), unblocked('a')],
      [
        scheduled('a', 1_001, 1),
        { kind: 'became_due', data: { runAt: 1_001 }, taskId: 'a', status: 'ready' },
      ],
      [cancelled('a', { fence: 1 }), reopened('a', 'cancelled')],
      [completed(1), reopened('a')],
    ];
    for (const events of ends) {
      const log = held();
      for (const event of events) log.command(event);
      expect(findingsOn(log.claimed('a', again))).toEqual([]);
    }
    expect(
      findingsOn(
        held()
          .command(plain('commented', 'a', 'running'))
          .claimed('a', again),
      ),
    ).toEqual(['TL102@6']);
  });

  it('is of a terminal task after a cancellation', () => {
    expect(findingsOn(free().command(cancelled('a')).claimed('a'))).toEqual(['TL103@5']);
  });
});

describe('a task that is taken back', () => {
  it('is taken back too early while the lease lasts', () => {
    const report = reportOn(held().command(reclaimed('a', 1_100)));
    expect(codes(report)).toEqual(['TL106@5']);
    expect(report.findings[0]).toMatchObject({ name: 'ReclaimBeforeExpiry', severity: 'W' });
    expect(report.findings[0]?.argument).toContain('the lease lasted for 95 ms more');
    expect(findingsOn(held().command(reclaimed('a', 1_100)).forge(5, { createdAt: 1_099 }))).toEqual([
      'TL106@5',
    ]);
    expect(findingsOn(held().command(reclaimed('a', 1_100)).forge(5, { createdAt: 1_100 }))).toEqual([]);
  });

  it('is taken back too early after a heartbeat that made the lease longer', () => {
    const log = held()
      .command(extended('a', 1_200))
      .command(reclaimed('a', 1_200, { lastHeartbeatAt: 1_005 }));
    expect(findingsOn(log.forge(6, { createdAt: 1_150 }))).toEqual(['TL106@6']);
    expect(findingsOn(log.forge(6, { createdAt: 1_200 }))).toEqual([]);
  });

  it('is taken back without a reason where there was no lease', () => {
    const log = free().claimed('a').command(reclaimed('a', 1_000));
    expect(findingsOn(log)).toEqual(['TL106@5', 'TL109@5']);
  });
});

describe('a log of which an event of the task is lost', () => {
  it('says nothing of an attempt that may have begun, or ended, unseen', () => {
    const log = () =>
      held()
        .command(plain('commented', 'a', 'running'))
        .completed('a', 1);
    expect(only(log().lose(4), 'TL10')).toEqual([]);
    const over = held()
      .command(released('a'))
      .command(plain('commented', 'a', 'ready'))
      .claimed('a', { fence: 2 });
    expect(only(over.lose(5), 'TL10')).toEqual([]);
  });

  it('goes on with the next claim', () => {
    const log = held().command(released('a')).claimed('a', { fence: 2 }).completed('a', 7);
    expect(only(log.lose(5), 'TL105')).toEqual(['TL105@7']);
  });
});
