import type { Finding } from '../../audit/finding';
import type { CaseFile } from './case-file';
import { byGravity } from './contested';
import { counted, number, severities } from './in-words';
import { each, markup } from './markup';
import type { Markup } from './markup';

/** How many findings are told with their arguments. */
export const TOLD = 300;

/** How many events of the evidence of one finding are told. */
const EVIDENCE = 40;

/** Where the drawing of a task is: by its place among those that are drawn. */
export const figureOf = (index: number): string => `task${index + 1}`;

const countsOf = (findings: ReadonlyArray<Finding>): ReadonlyArray<Finding & { readonly count: number }> => {
  const counts = new Map<string, { first: Finding; count: number }>();
  for (const finding of byGravity(findings)) {
    const known = counts.get(finding.code);
    if (known === undefined) counts.set(finding.code, { first: finding, count: 1 });
    else known.count += 1;
  }
  return [...counts.values()].map(({ first, count }) => ({ ...first, count }));
};

const evidenceOf = ({ evidence }: Finding): Markup => {
  const rows = each(
    evidence.slice(0, EVIDENCE),
    ({ position, kind, role, id }) =>
      markup`<tr><td class="number">${position}</td><td><code>${kind}</code></td><td><bdi>${role}</bdi></td><td class="hash"><code>${id ?? '—'}</code></td></tr>`,
  );
  const left = evidence.length - EVIDENCE;
  const more =
    left > 0
      ? markup`<p class="note">${counted(left, 'further event')} of evidence: in the JSON report.</p>`
      : null;
  return markup`<div class="wide" tabindex="0" role="region" aria-label="Evidence">
<table class="evidence">
<thead><tr><th scope="col">Position</th><th scope="col">Event</th><th scope="col">What it shows</th><th scope="col">Id</th></tr></thead>
<tbody>${rows}</tbody></table></div>${more}`;
};

const findingTold = (finding: Finding, figures: ReadonlyMap<string, string>): Markup => {
  const { code, name, severity, taskId, position, argument } = finding;
  const figure = taskId === null ? undefined : figures.get(taskId);
  const task =
    taskId === null
      ? null
      : figure === undefined
        ? markup` · task <bdi><code>${taskId}</code></bdi>`
        : markup` · <a href="#${figure}">task <bdi><code>${taskId}</code></bdi></a>`;
  return markup`<article class="finding ${severity}"><h3><span class="severity ${severity}">${severities[severity]}</span> ${code} ${name}</h3><p class="where">${position === null ? 'No position' : `Position ${position}`}${task}</p><p class="argument"><bdi>${argument}</bdi></p>${evidence(finding)}</article>`;
};

const evidence = (finding: Finding): Markup | null =>
  finding.evidence.length === 0 ? null : evidenceOf(finding);

/** The findings: how many of each kind, and the gravest with their arguments. */
export function* findingsSection({ report, drawn }: CaseFile): Generator<Markup> {
  const { findings } = report;
  yield markup`<section aria-labelledby="findings"><h2 id="findings">Findings</h2>`;
  if (findings.length === 0) yield markup`<p>There are none.</p>`;
  else {
    const kinds = each(
      countsOf(findings),
      ({ code, name, severity, count }) =>
        markup`<tr><td><span class="severity ${severity}">${severities[severity]}</span></td><th scope="row">${code}</th><td>${name}</td><td class="number">${number(count)}</td></tr>`,
    );
    yield markup`<table class="kinds"><caption>All findings by their kind</caption>
<thead><tr><th scope="col">Severity</th><th scope="col">Code</th><th scope="col">Name</th><th scope="col" class="number">How many</th></tr></thead>
<tbody>${kinds}</tbody></table>`;
  }
  if (findings.length > TOLD)
    yield markup`<p class="note">The ${TOLD} gravest of ${number(findings.length)} findings are told here. <code>taskledger audit --json</code> tells all of them.</p>`;
  const figures = new Map(drawn.map(({ taskId }, index) => [taskId, figureOf(index)]));
  for (const finding of byGravity(findings).slice(0, TOLD)) yield findingTold(finding, figures);
  yield markup`</section>`;
}
