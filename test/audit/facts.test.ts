import {
  becameDue,
  blocked,
  causedBy,
  erased,
  extended,
  failed,
  invalidated,
  reclaimed,
  released,
  reopened,
  reviewRequested,
  scheduled,
  unblocked,
  waived,
} from './events';
import { findingsOn, reportOn } from './findings-of';
import { WrittenLog } from './written-log';

/** A task (3) that is claimed (4) until 1,100: event n of a written log is written at 1,000 + n. */
const held = (): WrittenLog => new WrittenLog().created('a').claimed('a', { leaseUntil: 1_100 });

const secondAttempt = (attempt: number): WrittenLog =>
  held().command(released('a')).claimed('a', { fence: 2, attempt });

const beganFrom = (status: 'ready' | 'review') =>
  findingsOn(new WrittenLog().created('a').claimed('a', { from: status }));

describe('an attempt', () => {
  it('is the next one', () => {
    expect(findingsOn(secondAttempt(2))).toEqual([]);
    expect(findingsOn(secondAttempt(1))).toEqual(['TL109@6']);
  });

  it('that fails is the last one', () => {
    expect(findingsOn(held().command(failed('a', { attempt: 1 })))).toEqual([]);
    expect(findingsOn(held().command(failed('a', { attempt: 2 })))).toEqual(['TL109@5']);
  });

  it('begins in review where the task is in review, and only there', () => {
    expect(beganFrom('ready')).toEqual([]);
    expect(beganFrom('review')).toEqual(['TL109@4']);
    expect(reviewedFrom('review')).toEqual([]);
    expect(reviewedFrom('ready')).toEqual(['TL109@6']);
  });

  it('is that of its claimant', () => {
    const bobs = {
      kind: 'released',
      data: { claimant: 'bob', fence: 1 },
      taskId: 'a',
      status: 'ready',
    } as const;
    expect(findingsOn(held().command(bobs))).toEqual(['TL109@5']);
    const nobodys = {
      ...blocked('a'),
      data: { kind: 'x', claimant: 'bob', fence: null, failures: [] },
    } as const;
    expect(findingsOn(new WrittenLog().created('a').command({ ...nobodys, kind: 'blocked' }))).toEqual([
      'TL109@4',
    ]);
  });
});

const taken = (leaseUntil: number, lastHeartbeatAt: number | null) =>
  findingsOn(
    held()
      .command(extended('a', 1_200))
      .command(reclaimed('a', leaseUntil, { lastHeartbeatAt }))
      .forge(6, { createdAt: 1_300 }),
  );

describe('a lease', () => {
  it('is not made shorter by a heartbeat', () => {
    expect(findingsOn(held().command(extended('a', 1_100)))).toEqual([]);
    expect(findingsOn(held().command(extended('a', 1_099)))).toEqual(['TL109@5']);
    const unleased = new WrittenLog().created('a').claimed('a').command(extended('a', 1_050));
    expect(findingsOn(unleased)).toEqual([]);
  });

  it('that has passed is told as it was, with the last heartbeat', () => {
    expect(taken(1_200, 1_005)).toEqual([]);
    expect(taken(1_100, 1_005)).toEqual(['TL109@6']);
    expect(taken(1_200, null)).toEqual(['TL109@6']);
  });
});

const silentTwice = (failures: ReadonlyArray<number>) =>
  findingsOn(
    held()
      .command(failed('a'))
      .claimed('a', { fence: 2, leaseUntil: 1_007 })
      .command(reclaimed('a', 1_007, { fence: 2 }), causedBy(0, blocked('a', { kind: 'gave_up', failures }))),
  );

const waiting = (): WrittenLog => new WrittenLog().created('a').command(scheduled('a', 1_005));

describe('a time to wait for', () => {
  it('is the one that the task waits for, and has come', () => {
    expect(findingsOn(waiting().command(becameDue('a', 1_005)))).toEqual([]);
    expect(findingsOn(waiting().command(becameDue('a', 1_004)))).toEqual(['TL109@5']);
  });

  it('has not come before it', () => {
    const report = reportOn(waiting().command(becameDue('a', 1_005)).forge(5, { createdAt: 1_004 }));
    expect(report.findings.map(({ code }) => code)).toEqual(['TL109']);
    expect(report.findings[0]?.argument).toContain(
      'that 1005 has come; by the clock of the writer that wrote it, that was 1 ms ahead',
    );
  });
});

const unblockedAs = (kind: string) =>
  findingsOn(new WrittenLog().created('a').command(blocked('a')).command(unblocked('a', kind)));

const failedTwice = (failures: ReadonlyArray<number>) =>
  findingsOn(
    held()
      .command(failed('a'))
      .claimed('a', { fence: 2 })
      .command(failed('a', { fence: 2 }), causedBy(0, blocked('a', { kind: 'gave_up', failures }))),
  );

describe('a block', () => {
  it('is lifted by its kind', () => {
    expect(unblockedAs('needs_input')).toEqual([]);
    expect(unblockedAs('capacity')).toEqual(['TL109@5']);
  });

  it('of a task that is given up names the failures before the last, and no others', () => {
    expect(failedTwice([5])).toEqual([]);
    expect(failedTwice([])).toEqual(['TL109@8']);
    expect(failedTwice([5, 7])).toEqual(['TL109@8']);
  });

  it('otherwise names none', () => {
    const log = held()
      .command(failed('a'))
      .command(blocked('a', { failures: [5] }));
    expect(findingsOn(log)).toEqual(['TL109@6']);
  });

  it('of a silent worker names the failures before the reclaim', () => {
    expect(silentTwice([5])).toEqual([]);
    expect(silentTwice([7])).toEqual(['TL109@8']);
  });
});

const reopenedFrom = (from: 'done' | 'cancelled') =>
  findingsOn(new WrittenLog().created('a').completed('a', null).command(reopened('a', from)));

describe('a reopened task', () => {
  it('was what it says that it was', () => {
    expect(reopenedFrom('done')).toEqual([]);
    expect(reopenedFrom('cancelled')).toEqual(['TL109@5']);
  });
});

describe('a link that is named', () => {
  it('is there', () => {
    const log = new WrittenLog().created('p').created('c');
    expect(findingsOn(log.command(waived('p', 'c', 'ready')))).toEqual(['TL109@5']);
    const done = new WrittenLog().created('p').created('c').completed('c', null).completed('p', null);
    done.command(reopened('p'), causedBy(0, invalidated('p', 'c', 'done')));
    expect(findingsOn(done)).toEqual(['TL109@8']);
  });
});

const two = (): WrittenLog => new WrittenLog().created('a').created('b').claimed('a');

const twice = two()
  .command(erased('a', [3], 'running'))
  .command(erased('a', [3], 'running'));

const reviewedFrom = (status: 'ready' | 'review') =>
  findingsOn(held().command(reviewRequested('a')).claimed('a', { fence: 2, from: status }));

describe('an erasure', () => {
  it('names contents of its own task', () => {
    expect(
      findingsOn(
        two()
          .command(erased('a', [3], 'running'))
          .wipe(3, 6),
      ),
    ).toEqual([]);
    expect(
      findingsOn(
        two()
          .command(erased('a', [4], 'running'))
          .wipe(4, 6),
      ),
    ).toEqual(['TL109@6']);
  });

  it('names no event without content, none that is still to come, and none twice', () => {
    expect(findingsOn(two().command(erased('a', [5], 'running')))).toEqual(['TL109@6']);
    expect(findingsOn(two().command(erased('a', [9], 'running')))).toEqual(['TL109@6']);
    expect(findingsOn(twice.wipe(3, 6))).toEqual(['TL109@7']);
  });

  it('is believed where what it names is lost', () => {
    const log = two()
      .created('c')
      .command(erased('a', [6], 'running'))
      .lose(6);
    expect(findingsOn(log)).not.toContain('TL109@7');
  });
});

describe('a task of which an event is lost', () => {
  it('is believed', () => {
    const log = held()
      .command(released('a'))
      .claimed('a', { fence: 2 })
      .command(failed('a', { fence: 2 }));
    expect(findingsOn(log)).toEqual([]);
    expect(findingsOn(log.lose(4)).filter((code) => code.startsWith('TL109'))).toEqual([]);
  });
});
