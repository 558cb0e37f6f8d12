import type { Command } from '../../src/commands/command';
import { claim, comment, complete, fail, link, requestReview, unlink } from './asking';
import { created, given } from './given';
import type { Past } from './given';

const past: ReadonlyArray<Past> = [created('p'), created('q'), created('c', { parents: ['p'] })];
const rejections = (commands: ReadonlyArray<Command>): number => {
  const [first, ...more] = commands;
  const { ledger } = given(...past).when(first!, ...more);
  return ledger.log.filter(({ event }) => event.kind === 'claim_rejected').length;
};

describe('a refused claim that is tried again', () => {
  it('appends nothing, and answers with the position of the first refusal', () => {
    const then = given(...past)
      .when(claim('c'), claim('c'))
      .appends([]);
    expect(then.answer).toMatchObject({
      left: { position: 6, repeated: true, reason: { _tag: 'parents_not_done' } },
    });
  });

  it('cannot flood the log, however two pollers alternate', () => {
    const polls = Array.from({ length: 50 }, (_, i) => claim('c', i % 2 === 0 ? 'ann' : 'bob'));
    expect(rejections(polls)).toBe(2);
  });

  it('is recorded again after any other event of the task', () => {
    expect(rejections([claim('c'), link('q', 'c'), claim('c')])).toBe(2);
    expect(rejections([claim('c'), link('q', 'c'), unlink('q', 'c'), claim('c')])).toBe(2);
  });

  it('is recorded again when its parents are seen otherwise', () => {
    expect(rejections([claim('c'), claim('p'), claim('c')])).toBe(2);
  });

  it('is not recorded again after events of other tasks that it does not see', () => {
    expect(rejections([claim('c'), claim('q'), claim('c')])).toBe(1);
  });

  it('is not forgotten for a refused completion between', () => {
    expect(rejections([claim('c'), complete('c', { fence: 1 }), claim('c')])).toBe(1);
  });
});

describe('a refused completion that is tried again', () => {
  it('appends nothing, and answers with the position of the first refusal', () => {
    const stale = complete('p', { claimant: 'ann', fence: 7 });
    given(...past)
      .when(stale, stale)
      .appends([])
      .refuses({ _tag: 'not_claimed', status: 'ready' }, { position: 6, repeated: true });
  });

  it('is recorded for each fence that is presented', () => {
    given(...past)
      .when(complete('p', { fence: 7 }), complete('p', { fence: 8 }))
      .appends(['completion_rejected']);
  });
});

describe('a refused failure that is tried again', () => {
  const stale = fail('p', { claimant: 'ann', fence: 7 });

  it('appends nothing, and answers with the position of the first refusal', () => {
    given(...past)
      .when(stale, stale)
      .appends([])
      .refuses({ _tag: 'not_claimed', status: 'ready' }, { position: 6, repeated: true });
  });

  it('is told apart from a refused completion, and from one by somebody else', () => {
    given(...past)
      .when(stale, complete('p', { claimant: 'ann', fence: 7 }))
      .appends(['completion_rejected']);
    given(...past)
      .when(stale, fail('p', { claimant: 'bob', fence: 7 }))
      .appends(['failure_rejected']);
  });

  it('is recorded again after any event of the task that is none', () => {
    given(...past)
      .when(stale, comment('p'), stale)
      .appends(['failure_rejected']);
  });
});

it('a refused claim of a review is recorded once, as its status stays what it is', () => {
  const review = [created('r'), claim('r'), link('p', 'r'), requestReview('r')];
  given(created('p'), ...review)
    .when(claim('r', 'bob'), claim('r', 'bob'))
    .appends([]);
});
