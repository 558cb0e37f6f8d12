import type { Finding } from '../../../src/audit/finding';
import type { Observation, ObservedEffect, Span } from '../../../src/audit/observation';
import type { AuditReport, Verdict } from '../../../src/audit/report';
import { caseFile } from '../../../src/export/case-file/case-file';
import type { CaseFile } from '../../../src/export/case-file/case-file';
import { metBy } from '../../../src/export/case-file/drawn-task';
import { graphAt } from '../../../src/export/case-file/graph-at';
import { casePage } from '../../../src/export/case-file/page';
import { examined, flowing } from './drawn-log';

/** A whole second, as foreign logs tell times. */
const second = (from: number): Span => ({ from: from * 1000, to: (from + 1) * 1000 });

const observation = (
  position: number,
  taskId: string,
  effects: ReadonlyArray<ObservedEffect>,
  rest: Partial<Observation> = {},
): Observation => ({
  order: position,
  position,
  id: `rows/${position}`,
  kind: effects[0]?._tag ?? 'nothing',
  taskId,
  at: second(position),
  actor: null,
  title: null,
  effects,
  ...rest,
});

const status = (word: string): ObservedEffect => ({ _tag: 'Status', status: word });
const claimed: ObservedEffect = { _tag: 'Claimed', claimant: null, fence: null, leaseUntil: null };

const finding = (
  position: number,
  code: 'TL101' | 'TL304',
  evidence: ReadonlyArray<number> = [],
): Finding => ({
  code,
  name: code === 'TL101' ? 'ClaimBeforeParentDone' : 'LinkTimeUnknown',
  severity: code === 'TL101' ? 'E' : 'O',
  taskId: 'child',
  position,
  evidence: evidence.map((at) => ({ position: at, id: `rows/${at}`, kind: 'created', role: 'state' })),
  argument: 'So it is.',
});

const fileOf = (
  log: ReadonlyArray<Observation>,
  verdict: Verdict,
  findings: ReadonlyArray<Finding>,
): Promise<CaseFile> => {
  const claims = log.filter(({ effects }) => effects.some(({ _tag }) => _tag === 'Claimed'));
  const report: AuditReport = {
    valid: false,
    policy: { satisfiedBy: ['done', 'archived'] },
    events: log.length,
    contentsExamined: false,
    claims: { total: claims.length, satisfied: 0, violated: 0, indeterminate: 0, [verdict]: claims.length },
    rejections: { total: 0, justified: 0, unjustified: 0 },
    findings,
    verdicts: claims.map(({ position }) => ({ position, taskId: 'child', claimant: null, verdict })),
    foreign: null,
  };
  return caseFile({ ...examined, format: 'jsonl' }, report, () => flowing(log));
};

const page = (file: CaseFile): string => [...casePage(file)].join('');

describe('a case file of a log of another system', () => {
  it('draws statuses that it has never heard of, and those that satisfy by its policy', async () => {
    const file = await fileOf(
      [
        observation(1, 'parent', [{ _tag: 'Created' }, status('frozen')]),
        observation(2, 'child', [{ _tag: 'Linked', parentId: 'parent', childId: 'child' }, status('odd')]),
        observation(3, 'child', [claimed, status('busy')]),
        observation(4, 'parent', [status('archived')]),
        observation(5, 'child', [{ _tag: 'AttemptEnded', how: 'melted' }, claimed]),
      ],
      'violated',
      [finding(3, 'TL101')],
    );
    const [task] = file.drawn;
    expect(task!.claims.map((claim) => metBy(task!, 'parent', claim))).toEqual(['open', 'satisfied']);
    expect(page(file)).toContain('melted');
    expect(page(file)).toContain('frozen');
  });

  it('draws links that no event dates as such, and what they meet as not decided', async () => {
    const file = await fileOf(
      [
        observation(1, 'parent', [{ _tag: 'Created' }, status('ready')]),
        observation(2, 'child', [{ _tag: 'Created' }, status('ready')]),
        observation(3, 'child', [claimed, status('running')]),
      ],
      'indeterminate',
      [finding(3, 'TL304', [3, 1])],
    );
    const [task] = file.drawn;
    expect(task!.parents).toEqual(['parent']);
    expect(graphAt(task!).edges).toEqual([
      { parentId: 'parent', childId: 'child', standing: 'undecided', position: null },
    ]);
    expect(page(file)).toContain('no event dates this link');
  });

  it('lies by time where the log says no order, and says so', async () => {
    const file = await fileOf(
      [
        observation(9, 'child', [claimed], { order: null, at: second(3) }),
        observation(7, 'child', [{ _tag: 'Created' }], { order: null, at: second(2) }),
        observation(8, 'parent', [{ _tag: 'Created' }, status('ready')], { order: null, at: second(1) }),
        observation(6, 'child', [{ _tag: 'Linked', parentId: 'parent', childId: 'child' }], {
          order: null,
          at: null,
        }),
      ],
      'indeterminate',
      [finding(9, 'TL101')],
    );
    const [task] = file.drawn;
    expect(task!.replay.events.map(({ position }) => position)).toEqual([8, 7, 9, 6]);
    expect(page(file)).toContain('The log says no order for some of these events');
  });

  it('does not know what an unknown kind left', async () => {
    const file = await fileOf(
      [
        observation(1, 'parent', [{ _tag: 'Created' }, status('done')]),
        observation(2, 'child', [{ _tag: 'Linked', parentId: 'parent', childId: 'child' }]),
        observation(3, 'parent', [{ _tag: 'Unknown' }], { kind: 'mystery' }),
        observation(4, 'child', [claimed]),
      ],
      'indeterminate',
      [finding(4, 'TL101')],
    );
    const [task] = file.drawn;
    expect(metBy(task!, 'parent', task!.claims[0]!)).toBe('undecided');
  });
});
