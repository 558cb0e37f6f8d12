import type { Finding, Severity } from '../../audit/finding';
import { gravest } from './in-words';

/** A task that has findings, and they. */
export interface Contested {
  readonly taskId: string;
  readonly severity: Severity;
  /** The gravest first; else in the order of the report. */
  readonly findings: ReadonlyArray<Finding>;
}

const gravity = (severity: Severity): number => gravest.indexOf(severity);

/** Findings, the gravest first; else in the order that they have. */
export const byGravity = (findings: ReadonlyArray<Finding>): ReadonlyArray<Finding> =>
  findings.toSorted((a, b) => gravity(a.severity) - gravity(b.severity));

/** The tasks that have findings: the most gravely contested first, then those with more such findings, then the earlier. */
export const contestedTasks = (findings: ReadonlyArray<Finding>): ReadonlyArray<Contested> => {
  const byTask = new Map<string, Finding[]>();
  for (const finding of byGravity(findings)) {
    if (finding.taskId === null) continue;
    const known = byTask.get(finding.taskId);
    if (known === undefined) byTask.set(finding.taskId, [finding]);
    else known.push(finding);
  }
  const tasks = [...byTask].map(([taskId, own]): Contested & { readonly weight: number } => {
    const severity = own[0]!.severity;
    return { taskId, severity, findings: own, weight: own.filter((one) => one.severity === severity).length };
  });
  const first = ({ findings: [one] }: Contested): number => one?.position ?? Infinity;
  return tasks
    .toSorted((a, b) => {
      const graver = gravity(a.severity) - gravity(b.severity) || b.weight - a.weight;
      if (graver !== 0 || first(a) === first(b)) return graver;
      return first(a) - first(b);
    })
    .map(({ taskId, severity, findings: own }) => ({ taskId, severity, findings: own }));
};
