import * as fc from 'fast-check';
import { audit } from '../../../src/audit/audit';
import { rulesUnder } from '../../../src/commands/rules';
import { metBy } from '../../../src/export/case-file/drawn-task';
import type { DrawnTask } from '../../../src/export/case-file/drawn-task';
import { drawnTask } from '../../../src/export/case-file/drawn-task';
import { Histories } from '../../../src/export/case-file/histories';
import { Survey } from '../../../src/export/case-file/survey';
import { lived, policies } from '../../audit/lived';
import { wholeLives } from '../../audit/whole-lives';
import { WrittenLog } from '../../audit/written-log';
import { fileOf, observed } from './drawn-log';

/** Whether a drawn claim is seen to meet an open parent: by the links and statuses as they are drawn. */
const meetsOpen = (task: DrawnTask, place: number): boolean =>
  task.replay
    .linksBefore(task.taskId, place)
    .filter(({ waived }) => waived === null || waived > place)
    .some(({ parentId }) => metBy(task, parentId, { place, verdict: null }) !== 'satisfied');

describe('what is drawn of a task', () => {
  it('shows an open parent at the claims that the audit finds violated, and at no other', () => {
    const seen = { satisfied: 0, violated: 0, indeterminate: 0 };
    const ungated = rulesUnder(() => true);
    fc.assert(
      fc.property(wholeLives, policies, (moments, policy) => {
        const rows = lived(moments, policy, ungated);
        const report = audit(rows);
        const observations = observed(rows);
        const all = new Set(observations.flatMap(({ taskId }) => (taskId === null ? [] : [taskId])));
        const survey = new Survey(report);
        const histories = new Histories(all, new Set());
        for (const one of observations) {
          survey.add(one);
          histories.add(one);
        }
        for (const taskId of new Set(report.verdicts.map((one) => one.taskId))) {
          const task = drawnTask({
            task: { taskId, severity: 'N', findings: [] },
            parents: survey.parentsOf(taskId),
            undated: [],
            around: all,
            histories,
            survey,
            report,
          });
          const own = report.verdicts.filter((one) => one.taskId === taskId);
          expect(task.claims.map(({ position, verdict }) => [position, verdict])).toEqual(
            own.map(({ position, verdict }) => [position, verdict]),
          );
          for (const { place, verdict } of task.claims) {
            seen[verdict!] += 1;
            expect([verdict, meetsOpen(task, place)]).toEqual([verdict, verdict === 'violated']);
          }
        }
      }),
      { numRuns: 200 },
    );
    expect(seen.violated).toBeGreaterThan(0);
    expect(seen.satisfied).toBeGreaterThan(0);
  });
});

describe('what cannot be read', () => {
  it('leaves its task in a status that is not known', async () => {
    const log = new WrittenLog();
    log.created('parent').created('child', ['parent'], 'todo').completed('parent', null, ['child']);
    log.claimed('child', { parents: [{ id: 'parent', status: 'done', position: 5 }] });
    log.completed('child', 1);
    log.forge(5, { kind: 'unheard' });
    const file = await fileOf(log.rows);
    const task = file.drawn.find(({ taskId }) => taskId === 'child');
    expect(task!.claims.map(({ verdict }) => verdict)).toEqual(['indeterminate']);
    expect(task!.replay.statusBefore('parent', task!.claims[0]!.place)).toBeNull();
    expect(metBy(task!, 'parent', task!.claims[0]!)).toBe('undecided');
  });
});
