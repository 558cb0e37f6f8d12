import type { AuditReport } from '../../audit/report';
import type { CaseFile } from './case-file';
import { counted, number, verdicts } from './in-words';
import { each, markup } from './markup';
import type { Markup } from './markup';
import { overview } from './overview';

const stamps = { true: 'Valid', false: 'Not valid', unknown: 'Not decided' };

/** What the audit comes to, in a sentence that says no more than the report does. */
const sentence = ({ valid, claims, findings }: AuditReport): string => {
  const errors = findings.filter(({ severity }) => severity === 'E').length;
  const open = findings.filter(({ severity }) => severity === 'O').length;
  const all = claims.total === 0 ? 'The log holds no claim' : `Of ${counted(claims.total, 'claim')}`;
  const wrong =
    claims.total === 0
      ? ''
      : claims.violated === 0
        ? ', none was made while a parent was certainly open'
        : `, ${number(claims.violated)} ${claims.violated === 1 ? 'was' : 'were'} made while a parent was open`;
  const undecided =
    claims.indeterminate === 0 ? '' : `, and ${number(claims.indeterminate)} cannot be decided`;
  const why =
    valid === true
      ? 'There is no finding of severity error, and no question is open.'
      : `There ${errors + open === 1 ? 'is' : 'are'} ${[errors > 0 ? counted(errors, 'error') : '', open > 0 ? counted(open, 'open question') : ''].filter(Boolean).join(' and ')}.`;
  return `${all}${wrong}${undecided}. ${why}`;
};

const share = ({ claims }: AuditReport): Markup => {
  if (claims.total === 0) return markup``;
  let x = 0;
  const parts = verdicts.toReversed().flatMap((verdict) => {
    const width = claims[verdict] === 0 ? 0 : Math.max(4, (claims[verdict] / claims.total) * 1000);
    x += width;
    return width === 0
      ? []
      : [
          markup`<rect class="claims ${verdict}" x="${(x - width).toFixed(1)}" y="0" width="${(width - 1.5).toFixed(1)}" height="10"/>`,
        ];
  });
  return markup`<svg class="share" viewBox="0 0 ${Math.max(1000, x)} 10" preserveAspectRatio="none" aria-hidden="true">${parts}</svg>`;
};

/** The verdict, and the log at a glance. */
export const verdictSection = ({ report, survey }: CaseFile): Markup => {
  const { claims, rejections } = report;
  const tallies = each(
    verdicts,
    (verdict) =>
      markup`<div class="tally ${verdict}"><dt>${verdict}</dt><dd>${number(claims[verdict])}</dd></div>`,
  );
  return markup`<section aria-labelledby="verdict"><h2 id="verdict">Verdict</h2><p class="stamp stamp-${String(report.valid)}"><strong>${stamps[`${report.valid}`]}</strong></p><p class="lead">${sentence(report)}</p>
<dl class="tallies">${tallies}<div class="tally"><dt>refusals</dt><dd>${number(rejections.total)}</dd></div><div class="tally"><dt>of them unjustified</dt><dd>${number(rejections.unjustified)}</dd></div></dl>${share(report)} ${overview(report, survey)}</section>`;
};
