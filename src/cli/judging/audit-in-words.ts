import type { Finding, Severity } from '../../audit/finding';
import type { AuditReport, ClaimVerdict, Verdict } from '../../audit/report';
import { CONTENTS_NOT_EXAMINED } from './contents-not-examined';
import { foreignInWords } from './foreign-in-words';
import { colours } from '../words/colours';
import { counted } from '../words/counted';
import { visible } from '../words/visible';

const severityColour: { readonly [S in Severity]: (text: string) => string } = {
  E: colours.red,
  W: colours.yellow,
  N: colours.gray,
  O: colours.magenta,
};

const verdictColour: { readonly [V in Verdict]: (text: string) => string } = {
  satisfied: colours.green,
  violated: colours.red,
  indeterminate: colours.magenta,
};

export const conclusions = {
  true: 'valid',
  false: 'not valid',
  unknown: 'not decided: a question stays open',
};

function* findingInWords(finding: Finding): Generator<string> {
  const { code, name, severity, taskId, position, argument, evidence } = finding;
  const task = taskId === null ? '' : ` · task ${visible(taskId)}`;
  const where = position === null ? '' : ` · position ${position}`;
  yield `${severityColour[severity](`${severity} ${code} ${name}`)}${task}${where}\n`;
  yield `  ${visible(argument)}\n`;
  for (const one of evidence) yield `    ${one.position} ${visible(one.kind)}: ${visible(one.role)}\n`;
}

const verdictLine = ({ position, taskId, claimant, verdict }: ClaimVerdict): string =>
  `${verdictColour[verdict](verdict.padEnd(13))} position ${position}: ${visible(taskId)}${claimant === null ? '' : ` by ${visible(claimant)}`}\n`;

/** An audit for people, line by line: what was found, then what it comes to. */
export function* auditInWords(report: AuditReport, verdicts: boolean): Generator<string> {
  const { claims, rejections, findings, policy, events, valid } = report;
  if (verdicts) for (const one of report.verdicts) yield verdictLine(one);
  for (const finding of findings) yield* findingInWords(finding);
  const order = report.foreign?.format === 'jsonl' ? 'position, or by time where there is none' : 'position';
  yield `${counted(events, 'event')}, judged by ${order}; a parent satisfies when it is ${policy.satisfiedBy.join(' or ')}\n`;
  yield `claims: ${claims.total}, of them ${claims.satisfied} satisfied, ${claims.violated} violated, ${claims.indeterminate} indeterminate\n`;
  yield `refusals: ${rejections.total}, of them ${rejections.justified} justified, ${rejections.unjustified} unjustified\n`;
  if (report.foreign !== null) yield* foreignInWords(report.foreign);
  else if (!report.contentsExamined) yield CONTENTS_NOT_EXAMINED;
  yield `${conclusions[`${valid}`]}, ${counted(findings.length, 'finding')}\n`;
}
