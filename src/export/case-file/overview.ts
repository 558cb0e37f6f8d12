import type { Severity } from '../../audit/finding';
import type { AuditReport } from '../../audit/report';
import { counted, ends, gravest, number, severities, verdicts } from './in-words';
import { each, markup } from './markup';
import type { Markup } from './markup';
import type { Part, Survey } from './survey';

const WIDTH = 1080;
const LEFT = 96;
const TALL = 96;
const BASE = 112;
const ROW = 17;

/** How many things the tallest tower stands for, and how wide a part is. */
interface Scale {
  readonly most: number;
  readonly step: number;
}

const total = ({ claims }: Part): number => claims.satisfied + claims.violated + claims.indeterminate;

/** The claims of a part of the log, one verdict upon the other; what there is of a verdict is always seen. */
const tower = (part: Part, index: number, { most, step }: Scale): ReadonlyArray<Markup> => {
  let y = BASE;
  return verdicts.toReversed().flatMap((verdict) => {
    const count = part.claims[verdict];
    if (count === 0) return [];
    const height = Math.max(3, (count / most) * TALL);
    y -= height;
    return [
      markup`<rect class="claims ${verdict}" x="${(LEFT + index * step).toFixed(1)}" y="${y.toFixed(1)}" width="${(step - 1).toFixed(1)}" height="${height.toFixed(1)}"><title>${counted(count, 'claim')} ${verdict}</title></rect>`,
    ];
  });
};

const refusals = ({ refusals: count }: Part, index: number, { most, step }: Scale): ReadonlyArray<Markup> =>
  count === 0
    ? []
    : [
        markup`<rect class="refusals" x="${(LEFT + index * step).toFixed(1)}" y="${BASE + 2}" width="${(step - 1).toFixed(1)}" height="${Math.max(3, (count / most) * 30).toFixed(1)}"><title>${counted(count, 'refusal')}</title></rect>`,
      ];

/** Where in the log the findings of a severity are: a mark for each part that has some. */
const findingRow = (severity: Severity, report: AuditReport, survey: Survey, y: number): Markup => {
  const counts = new Map<number, number>();
  for (const finding of report.findings) {
    const part = finding.position === null ? undefined : survey.partOf.get(finding.position);
    if (finding.severity === severity && part !== undefined) counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  const marks = each([...counts], ([part, count]) => {
    const x = LEFT + ((part + 0.5) * (WIDTH - LEFT)) / survey.parts.length;
    return markup`<path class="finding ${severity}" d="M${x.toFixed(1)} ${y - 5}l5 5l-5 5l-5 -5z"><title>${counted(count, 'finding')}: ${severities[severity]}</title></path>`;
  });
  return markup`<text class="lane-note" x="0" y="${y + 4}">${severities[severity]}s</text><line class="base" x1="${LEFT}" x2="${WIDTH}" y1="${y}" y2="${y}"/>${marks}`;
};

/** The whole log at a glance: claims by verdict, refusals, and where the findings are, from its first event to its last. */
export const overview = (report: AuditReport, survey: Survey): Markup => {
  const { parts, span } = survey;
  const step = (WIDTH - LEFT) / parts.length;
  const claimed: Scale = { step, most: Math.max(1, ...parts.map(total)) };
  const refused: Scale = { step, most: Math.max(1, ...parts.map((part) => part.refusals)) };
  const used = gravest.filter((severity) => report.findings.some((finding) => finding.severity === severity));
  const first = BASE + 50;
  const foot = first + used.length * ROW + 4;
  const edges =
    span === null
      ? null
      : markup`<text class="time" x="${LEFT}" y="${foot + 22}" text-anchor="start">${ends(span)[0]}</text><text class="time" x="${WIDTH}" y="${foot + 22}" text-anchor="end">${ends(span)[1]}</text>`;
  const label = `The log from its first event to its last: ${number(report.claims.total)} claims, ${number(report.claims.violated)} violated, ${number(report.claims.indeterminate)} indeterminate; ${number(report.rejections.total)} refusals; ${number(report.findings.length)} findings.`;
  return markup`<figure class="overview"><figcaption>The log from its first event to its last, in ${parts.length} parts of equally many events.</figcaption><div class="wide" tabindex="0" role="region" aria-label="Overview of the log"><svg viewBox="0 0 ${WIDTH} ${foot + 28}" role="img" aria-label="${label}"><text class="lane-note" x="0" y="${BASE - 8}">claims</text><text class="lane-note" x="0" y="${BASE + 16}">refusals</text> ${parts.flatMap((part, index) => tower(part, index, claimed))} <line class="axis-line" x1="${LEFT}" x2="${WIDTH}" y1="${BASE + 0.5}" y2="${BASE + 0.5}"/> ${parts.flatMap((part, index) => refusals(part, index, refused))}${each(used, (severity, index) => findingRow(severity, report, survey, first + index * ROW))}${edges}</svg></div></figure>`;
};
