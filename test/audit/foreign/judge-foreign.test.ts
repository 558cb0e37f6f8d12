import type { ForeignLog } from '../../../src/audit/foreign/foreign-log';
import { judgeForeign } from '../../../src/audit/foreign/judge-foreign';
import type { ObservedEffect, Observation } from '../../../src/audit/observation';
import type { AuditReport } from '../../../src/audit/report';

const status = (word: string): ObservedEffect => ({ _tag: 'Status', status: word });
const linked = (parentId: string, childId: string): ObservedEffect => ({ _tag: 'Linked', parentId, childId });
const unlinked = (parentId: string, childId: string): ObservedEffect =>
  ({ ...linked(parentId, childId), _tag: 'Unlinked' }) as ObservedEffect;
const created = [{ _tag: 'Created' }, status('ready')] as const;
const claimed: ReadonlyArray<ObservedEffect> = [
  { _tag: 'Claimed', claimant: 'ann', fence: null, leaseUntil: null },
  status('running'),
];
const unknown: ObservedEffect = { _tag: 'Unknown' };

type Told = readonly [taskId: string, effects: ReadonlyArray<ObservedEffect>, at?: number];

/** A log whose order is that of its events, from 1 on; a second of its own for each where none is told. */
const inOrder = (...told: ReadonlyArray<Told | null>): ReadonlyArray<Observation> =>
  told.flatMap((one, i) => {
    if (one === null) return [];
    const [taskId, effects, at = i] = one;
    const position = i + 1;
    return [
      {
        order: position,
        position,
        id: `e${position}`,
        kind: effects[0]?._tag ?? 'nothing',
        taskId,
        at: { from: at * 1_000, to: at * 1_000 + 1_000 },
        actor: null,
        title: null,
        effects,
      },
    ];
  });

/** The same, of which only the times tell the order. */
const byTime = (...told: ReadonlyArray<Told>): ReadonlyArray<Observation> =>
  inOrder(...told).map((one) => ({ ...one, order: null }));

const judge = (observations: ReadonlyArray<Observation>, beside: Partial<ForeignLog> = {}): AuditReport =>
  judgeForeign(
    {
      observations,
      faults: [],
      missing: [],
      missingBecause: 'nothing is known',
      links: null,
      tasksDeleted: false,
      ...beside,
    },
    { satisfiedBy: ['done'], format: 'jsonl' },
  );

const found = ({ findings }: AuditReport): ReadonlyArray<string> =>
  findings.map(({ code, severity, position }) => `${code} ${severity} ${position}`);

const verdicts = (report: AuditReport): ReadonlyArray<string> =>
  report.verdicts.map(({ verdict }) => verdict);

const family: ReadonlyArray<Told> = [
  ['p', created],
  ['c', created],
  ['c', [linked('p', 'c')]],
];

describe('a foreign log', () => {
  it('is judged by its order, whatever the times say', () => {
    const report = judge(inOrder(...family, ['c', claimed, 9], ['p', [status('done')], 9]));
    expect(found(report)).toEqual(['TL101 E 4']);
    expect(report.findings[0]?.evidence.map(({ position, role }) => [position, role])).toEqual([
      [4, 'claim'],
      [3, 'link to p'],
      [1, 'last state of p'],
      [5, 'first completion of p after the claim'],
    ]);
  });

  it('leaves a claim undecided where only times tell the order and they overlap', () => {
    const report = judge(byTime(...family, ['c', claimed, 9], ['p', [status('done')], 9]));
    expect(verdicts(report)).toEqual(['indeterminate']);
    expect(found(report)).toEqual(['TL301 O 4']);
    expect(report.findings[0]?.argument).toMatch(
      /5 \(Status\).*\(done\): the claim passes.*1 \(Created\).*\(ready\): it fails|1 \(Created\).*\(ready\): it fails.*5 \(Status\).*\(done\): the claim passes/,
    );
  });

  it.each([
    ['before', 8, ['satisfied']],
    ['after', 10, ['violated']],
  ])('is decided by times that do not overlap: done %s the claim', (_when, at, expected) => {
    expect(verdicts(judge(byTime(...family, ['c', claimed, 9], ['p', [status('done')], at])))).toEqual(
      expected,
    );
  });

  it('that undecided order cannot turn is decided', () => {
    const report = judge(
      byTime(...family, ['p', [status('done')], 4], ['c', claimed, 9], ['c', [unlinked('p', 'c')], 9]),
    );
    expect(verdicts(report)).toEqual(['satisfied']);
  });

  it.each<readonly [string, ReadonlyArray<Told>, ReadonlyArray<string>]>([
    [
      'a second claim of a task that is held',
      [
        ['a', created],
        ['a', claimed],
        ['a', claimed],
      ],
      ['TL102 E 3'],
    ],
    [
      'a claim of a task that has ended',
      [
        ['a', created],
        ['a', [status('archived')]],
        ['a', claimed],
      ],
      ['TL103 E 3'],
    ],
    [
      'links that close a cycle',
      [
        ['a', created],
        ['b', created],
        ['b', [linked('a', 'b')]],
        ['a', [linked('b', 'a')]],
      ],
      ['TL120 E 4'],
    ],
    [
      'a link that came after the claim',
      [
        ['p', created],
        ['c', created],
        ['c', claimed],
        ['c', [linked('p', 'c')]],
      ],
      ['TL201 N 3'],
    ],
    [
      'a parent that is reopened after the claim',
      [...family, ['p', [status('done')]], ['c', claimed], ['p', [status('ready')]]],
      ['TL203 W 5'],
    ],
    [
      'a link that had ended before the claim',
      [...family, ['c', [unlinked('p', 'c')]], ['c', claimed]],
      ['TL204 N 5'],
    ],
    [
      'a link that was away just for the claim',
      [...family, ['c', [unlinked('p', 'c')]], ['c', claimed], ['c', [linked('p', 'c')]]],
      ['TL201 N 5', 'TL205 W 5'],
    ],
    [
      'times that go back',
      [
        ['a', created, 9],
        ['b', created, 7],
      ],
      ['TL401 W 2'],
    ],
  ])('tells of %s', (_what, told, expected) => {
    expect(found(judge(inOrder(...told)))).toEqual(expected);
  });

  it('says nothing of a double claim where an end may be missing', () => {
    const report = judge(inOrder(['a', created], ['a', claimed], null, ['a', claimed]), {
      missing: [{ first: 3, last: 3, explained: false }],
    });
    expect(found(report)).not.toContain('TL102 E 4');
  });

  it.each([
    ['completed', 'ready'],
    ['reopened', 'done'],
  ])('is left open where the event that is missing may have %s the parent', (_how, last) => {
    const before: Told = ['p', [status(last)]];
    const report = judge(inOrder(...family, before, null, ['c', claimed]), {
      links: [{ parentId: 'p', childId: 'c' }],
      missing: [{ first: 5, last: 5, explained: false }],
    });
    expect(verdicts(report)).toEqual(['indeterminate']);
    expect(found(report)).toEqual(['TL501 W 5', 'TL303 O 6']);
    const explained = judge(inOrder(...family, before, null, ['c', claimed]), {
      links: [{ parentId: 'p', childId: 'c' }],
      missing: [{ first: 5, last: 5, explained: true }],
    });
    expect(verdicts(explained)).not.toEqual(['indeterminate']);
  });

  it('is left open where the missing event may have ended the link, which is not there today', () => {
    const gap = { missing: [{ first: 4, last: 4, explained: false }] };
    const told = inOrder(...family, null, ['p', created], ['c', claimed]);
    expect(verdicts(judge(told, { ...gap, links: [] }))).toEqual(['indeterminate']);
    expect(verdicts(judge(told, { ...gap, links: [{ parentId: 'p', childId: 'c' }] }))).toEqual(['violated']);
  });

  it('tells of a tail that is missing', () => {
    const report = judge(inOrder(['a', created]), { missing: [{ first: 2, last: 3, explained: false }] });
    expect(found(report)).toEqual(['TL502 E 3']);
  });

  it('leaves open what an unknown kind could turn, and nothing else', () => {
    const told = inOrder(
      ...family,
      ['p', [status('done')]],
      ['p', [unknown]],
      ['c', claimed],
      ['c', [status('ready')]],
      ['p', [status('done')]],
      ['c', claimed],
    );
    const faults = [{ code: 'TL506', observation: told[4]!, why: 'it is not known' }] as const;
    const report = judge(told, { faults });
    expect(verdicts(report)).toEqual(['indeterminate', 'satisfied']);
    expect(found(report)).toEqual(['TL506 O 5', 'TL303 O 6']);
    expect(report.foreign?.unknownKinds).toEqual({ Unknown: 1 });
  });

  it('is not left open about links by an event that can only have moved its task', () => {
    const moved: Told = ['c', [{ _tag: 'StatusUnknown' }]];
    const told = inOrder(...family, moved, ['c', claimed], moved);
    expect(verdicts(judge(told, { links: [] }))).toEqual(['violated']);
    const alone = inOrder(['c', created], moved, ['c', claimed], moved);
    expect(verdicts(judge(alone, { links: [] }))).toEqual(['satisfied']);
    const parent: Told = ['p', [{ _tag: 'StatusUnknown' }]];
    expect(verdicts(judge(inOrder(...family, parent, ['c', claimed])))).toEqual(['indeterminate']);
  });

  it('leaves open when a link was made that no event dates', () => {
    const told = inOrder(['p', created], ['c', created], ['c', claimed]);
    const report = judge(told, { links: [{ parentId: 'p', childId: 'c' }] });
    expect(found(report)).toEqual(['TL304 O 3']);
    const done = inOrder(['p', created], ['p', [status('done')]], ['c', created], ['c', claimed]);
    expect(verdicts(judge(done, { links: [{ parentId: 'p', childId: 'c' }] }))).toEqual(['satisfied']);
  });

  it('never accuses by a parent whose beginning is gone', () => {
    const told = inOrder(
      null,
      ['c', created],
      ['c', [linked('p', 'c')]],
      ['c', claimed],
      ['p', [status('done')]],
    );
    expect(verdicts(judge(told))).toEqual(['indeterminate']);
  });
});
