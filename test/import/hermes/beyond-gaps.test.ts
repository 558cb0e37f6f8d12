import { judgeHermes, readHermesLog } from '../../../src/import/hermes/judge-board';

type Told = readonly [taskId: string, kind: string, payload?: string];

const created: Told = ['p', 'created', '{"status": "ready"}'];
const child: Told = ['c', 'created', '{"status": "todo", "parents": ["p"]}'];
const claimed: Told = ['c', 'claimed'];

/** The verdict on the one claim of a board; null stands for an event that is gone. */
const verdict = (...told: ReadonlyArray<Told | null>): string | undefined => {
  const events = told.flatMap((one, i) => {
    if (one === null) return [];
    const [taskId, kind, payload = null] = one;
    return [{ id: i + 1, taskId, kind, payload, createdAt: 1_795_343_008 }];
  });
  const tasks = [
    { id: 'p', status: 'done', completedAt: null },
    { id: 'c', status: 'running', completedAt: null },
  ];
  const links = [{ parentId: 'p', childId: 'c' }];
  const log = readHermesLog({ events, tasks, links, sequence: told.length });
  const judging = { satisfiedBy: ['done'], format: 'hermes', eventsOnlyInWal: 0 } as const;
  return judgeHermes(log, judging).verdicts[0]?.verdict;
};

describe('an event whose status follows from the one before it', () => {
  it.each<{ readonly told: Told }>([
    { told: ['p', 'claim_rejected'] },
    { told: ['p', 'gave_up'] },
    { told: ['p', 'linked', '{"parent": "c", "child": "p"}'] },
  ])('of the kind $told.1 tells nothing beyond events that are missing', ({ told }) => {
    expect(verdict(created, child, null, told, claimed)).toBe('indeterminate');
    expect(verdict(created, child, null, told, told, claimed)).toBe('indeterminate');
    expect(verdict(created, child, told, claimed)).toBe('violated');
    expect(verdict(created, child, null, told, ['p', 'blocked'], told, claimed)).toBe('violated');
  });

  it('does not keep what it cannot read done', () => {
    const done: Told = ['p', 'completed'];
    const unread: Told = ['p', 'unlinked', '['];
    expect(verdict(created, child, done, null, unread, claimed)).toBe('indeterminate');
    expect(verdict(created, child, done, unread, claimed)).toBe('satisfied');
  });
});
