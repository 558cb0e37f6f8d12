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
import { observed } from './drawn-log';

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
