import { rulesUnder } from '../../src/commands/rules';
import { claim, complete, link, release } from './asking';
import { created, given } from './given';

const claimed = given(created('a'), claim('a'));

describe('completing', () => {
  it.each([[{ claimant: 'ann', fence: 1 }], [{ claimant: 'ann' }], [{ fence: 1 }]])(
    'ends the task for whoever presents its attempt as %j',
    (presented) => {
      claimed
        .when(complete('a', presented))
        .appends(['completed'])
        .accepts({ _tag: 'Completed', claimant: 'ann', fence: 1, openParents: [], promoted: [] });
    },
  );

  it('by hand ends a task that nobody holds, and says so by a fence of null', () => {
    given(created('a')).when(complete('a')).accepts({ claimant: null, fence: null });
    given(created('a'))
      .when(complete('a', { claimant: 'ann' }))
      .accepts({ claimant: 'ann', fence: null });
  });

  it('is not gated: open parents are named', () => {
    given(created('p'), created('c', { parents: ['p'] }))
      .when(complete('c'))
      .accepts({ openParents: [{ id: 'p', status: 'ready', position: 3 }] });
  });

  it('names the open parents among done ones alone', () => {
    given(
      created('d'),
      complete('d'),
      created('p'),
      created('c', { parents: ['d'] }),
      claim('c'),
      link('p', 'c'),
    )
      .when(complete('c', { fence: 1 }))
      .accepts({ openParents: [{ id: 'p', status: 'ready', position: 5 }] });
  });

  it('promotes each child that waited for it alone, in the order of their links, and names the cause', () => {
    const then = given(
      created('p'),
      created('q'),
      created('c2', { parents: ['p'] }),
      created('both', { parents: ['p', 'q'] }),
      created('c1'),
      link('p', 'c1'),
    )
      .when(complete('p'))
      .appends(['completed', 'promoted', 'promoted'])
      .accepts({ promoted: ['c2', 'c1'], position: 10 });
    expect(then.events.map(({ stored }) => [stored.taskId, stored.status, stored.causation])).toEqual([
      ['p', 'done', null],
      ['c2', 'ready', 10],
      ['c1', 'ready', 10],
    ]);
  });

  it('leaves running and done children as they are', () => {
    given(created('p'), created('r'), claim('r'), link('p', 'r'), created('d'), complete('d'), link('p', 'd'))
      .when(complete('p'))
      .appends(['completed']);
  });

  it('promotes nothing where done does not satisfy', () => {
    given(created('p'), created('c', { parents: ['p'] }))
      .where(['cancelled'])
      .when(complete('p'))
      .appends(['completed']);
  });

  it('promotes a child with another open parent under a gate that is always satisfied', () => {
    const past = [created('p'), created('q'), created('c', { parents: ['p'] }), link('q', 'c')];
    given(...past)
      .when(complete('p'))
      .appends(['completed']);
    const { ledger } = given(...past)
      .under(rulesUnder(() => true))
      .when(complete('p'));
    expect(ledger.board.task('c')?.status).toBe('ready');
  });
});

describe('a completion that does not hold the standing fence', () => {
  it('is refused once the task is done, and recorded', () => {
    given(created('a'), complete('a'))
      .when(complete('a'))
      .appends(['completion_rejected'])
      .refuses({ _tag: 'terminal', status: 'done' }, { position: 5 });
  });

  it.each([
    [{}],
    [{ claimant: 'bob' }],
    [{ fence: 2 }],
    [{ claimant: 'bob', fence: 1 }],
    [{ claimant: 'ann', fence: 2 }],
  ])('is refused to %j while somebody else holds the task, and says who', (presented) => {
    claimed
      .when(complete('a', presented))
      .appends(['completion_rejected'])
      .refuses({ _tag: 'held', claimant: 'ann', fence: 1, leaseUntil: null });
  });

  it('is refused with the fence of an attempt that was released', () => {
    given(created('a'), claim('a'), release('a'))
      .when(complete('a', { claimant: 'ann', fence: 1 }))
      .appends(['completion_rejected'])
      .refuses({ _tag: 'not_claimed', status: 'ready' });
  });

  it('of a task that there is not is refused, and not recorded', () => {
    given().when(complete('lost')).appends([]).refuses({ _tag: 'unknown_task', taskId: 'lost' });
  });
});

describe('releasing', () => {
  it('makes the task ready again', () => {
    claimed
      .when(release('a'))
      .appends(['released'])
      .accepts({ _tag: 'Released', claimant: 'ann', fence: 1, status: 'ready' });
  });

  it('is gated: a parent linked meanwhile makes it wait', () => {
    const past = [created('p'), created('c'), claim('c'), link('p', 'c')];
    given(...past)
      .when(release('c'))
      .accepts({ status: 'todo' });
    given(...past)
      .under(rulesUnder(() => true))
      .when(release('c'))
      .accepts({ status: 'ready' });
  });

  it('keeps a reason as content', () => {
    const { events } = claimed.when(release('a', { fence: 1, reason: 'tired' }));
    expect(events[0]?.content?.content).toBe('{"reason":"tired"}');
  });

  it('is refused to anybody else, and appends nothing', () => {
    claimed
      .when(release('a', { claimant: 'bob' }))
      .appends([])
      .refuses({ _tag: 'held', claimant: 'ann', fence: 1, leaseUntil: null });
  });

  it('is refused where nobody holds the task, and once it is done', () => {
    given(created('a')).when(release('a')).appends([]).refuses({ _tag: 'not_claimed', status: 'ready' });
    given(created('a'), complete('a'))
      .when(release('a'))
      .appends([])
      .refuses({ _tag: 'terminal', status: 'done' });
  });

  it('of a task that there is not is refused', () => {
    given().when(release('lost')).refuses({ _tag: 'unknown_task', taskId: 'lost' });
  });
});
