import type { EventRow } from '../../../src/import/hermes/rows';
import { Translation } from '../../../src/import/hermes/translation';

type Told = readonly [kind: string, payload?: string];

const rows = (...told: ReadonlyArray<Told>): ReadonlyArray<EventRow> =>
  told.map(([kind, payload = null], i) => ({
    id: i + 1,
    taskId: 't',
    kind,
    payload,
    createdAt: 1_795_343_008,
  }));

/** The status that events leave a task in, and what could not be read of them. */
const after = (...told: ReadonlyArray<Told>): readonly [string | null | undefined, ReadonlyArray<string>] => {
  const translation = new Translation();
  for (const row of rows(...told)) translation.observe(row);
  return [translation.statuses.get('t'), translation.faults.map(({ code }) => code)];
};

/** What the first event of a task does. */
const tags = (...told: Told): ReadonlyArray<string> =>
  new Translation().observe(rows(told)[0]!).effects.map(({ _tag }) => _tag);

const created = ['created', '{"status": "ready", "parents": []}'] as const;

describe('an event of the Hermes kernel', () => {
  it.each<readonly [string, ReadonlyArray<readonly [string, string?]>, string]>([
    ['completed', [['completed']], 'done'],
    ['archived', [['archived']], 'archived'],
    ['status', [['status', '{"status": "triage"}']], 'triage'],
    ['ready', [['blocked'], ['ready']], 'ready'],
    ['promoted', [['blocked'], ['promoted', '{"status": "review"}']], 'review'],
    ['promoted_manual', [['blocked'], ['promoted_manual']], 'ready'],
    ['unblocked', [['blocked'], ['unblocked']], 'ready'],
    ['scheduled', [['scheduled']], 'scheduled'],
    ['specified', [['specified']], 'todo'],
    ['dependency_wait', [['dependency_wait']], 'todo'],
    ['block_loop_detected', [['block_loop_detected']], 'triage'],
    ['review_requested', [['review_requested']], 'review'],
    ['reclaimed', [['claimed'], ['reclaimed']], 'ready'],
    ['crashed', [['claimed'], ['crashed', '{"retry_status": "blocked"}']], 'blocked'],
    ['reconciled', [['claimed'], ['reconciled']], 'ready'],
    ['gave_up of one that runs', [['claimed'], ['gave_up']], 'blocked'],
    ['gave_up of one that is done', [['completed'], ['spawn_auto_blocked']], 'done'],
    ['descendant_invalidated', [['completed'], ['descendant_invalidated', '{"new_status": "todo"}']], 'todo'],
    ['retried', [['claimed'], ['retried', '{"to_status": "todo"}']], 'todo'],
    ['claim_rejected of one that is ready', [['claim_rejected']], 'todo'],
    ['claim_rejected of one that is done', [['completed'], ['claim_rejected']], 'done'],
    ['linked of one that is ready', [['linked', '{"parent": "p", "child": "t"}']], 'todo'],
    ['linked of one that runs', [['claimed'], ['linked', '{"parent": "p", "child": "t"}']], 'running'],
    ['decomposed', [['decomposed', '{"child_ids": ["a"]}']], 'todo'],
    ['heartbeat', [['claimed'], ['heartbeat']], 'running'],
  ])('of the kind %s leaves its task as the kernel does', (_kind, told, expected) => {
    expect(after(created, ...told)).toEqual([expected, []]);
  });

  it('that makes a task says so by its payload, or by what it came of', () => {
    expect(after(['created', '{"from_decompose_of": "r"}'])).toEqual(['todo', []]);
    expect(after(['created', '{"parents": []}'])).toEqual([null, ['TL507']]);
  });

  it.each<readonly [string, string, string | null, ReadonlyArray<string>]>([
    ['completed', 'no JSON', 'done', ['TL507']],
    ['status', 'no JSON', null, ['TL507']],
    ['reclaimed', '[1]', null, ['TL507']],
    ['promoted', '{"status": 7}', null, ['TL507']],
    ['commented', '{', 'ready', ['TL507']],
    ['sprinkled', '{}', null, ['TL506']],
  ])(
    'of the kind %s whose payload is %s leaves open only what that would say',
    (kind, payload, status, faults) => {
      expect(after(created, [kind, payload])).toEqual([status, faults]);
    },
  );

  it('that cannot be read does to links only what its kind can do', () => {
    expect(tags('status', '{}')).toEqual(['StatusUnknown']);
    expect(tags('rate_limited', '[')).toEqual(['AttemptEnded', 'StatusUnknown']);
    expect(tags('linked', '[')).toEqual(['Unknown']);
    expect(tags('sprinkled')).toEqual(['Unknown']);
  });

  it('that is nested deeper than can be told is one that cannot be read', () => {
    const deep = `{"status": "ready", "parents": ${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    expect(after(['created', deep])).toEqual([null, ['TL507']]);
  });

  it('lasts the whole of its second', () => {
    const [row] = rows(created);
    expect(new Translation().observe(row!).at).toEqual({ from: 1_795_343_008_000, to: 1_795_343_009_000 });
  });
});
