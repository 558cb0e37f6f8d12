import type { ClaimVerdict, Verdict } from '../../audit/report';
import type { CaseFile } from './case-file';
import { counted, number, spanInWords } from './in-words';
import { each, markup, Markup } from './markup';

/** How many claims are in the page itself: what is read without its script, and printed. */
export const IN_PAGE = 100;

/** Characters of data that are gathered before they are written. */
const CHUNK = 65_536;

const letters: { readonly [V in Verdict]: string } = { satisfied: 's', violated: 'v', indeterminate: 'i' };

/** The codes of the findings that are about a claim, by its position. */
const codesAt = ({ report }: CaseFile): ReadonlyMap<number, string> => {
  const codes = new Map<number, Set<string>>();
  for (const { position, code } of report.findings) {
    if (position === null) continue;
    const known = codes.get(position) ?? new Set();
    codes.set(position, known.add(code));
  }
  return new Map([...codes].map(([position, all]) => [position, [...all].join(' ')]));
};

const rowOf = (claim: ClaimVerdict, when: string, codes: string): Markup =>
  markup`<tr><th scope="row" class="number">${claim.position}</th><td class="time">${when}</td><td><bdi><code>${claim.taskId}</code></bdi></td><td><bdi>${claim.claimant ?? '—'}</bdi></td><td><span class="verdict ${claim.verdict}">${claim.verdict}</span></td><td>${codes}</td></tr>`;

/** JSON that stands in a script tag: nothing in it ends the tag or begins a comment. */
const json = (value: unknown): string => JSON.stringify(value).replace(/</g, '\\u003c');

/** A column of the data, in pieces of some size. */
function* column<A>(name: string, values: Iterable<A>): Generator<Markup> {
  let text = `"${name}":[`;
  let first = true;
  for (const value of values) {
    text += `${first ? '' : ','}${json(value)}`;
    first = false;
    if (text.length < CHUNK) continue;
    yield new Markup(text);
    text = '';
  }
  yield new Markup(`${text}],`);
}

/** Each number as its difference from the one before it; null stays null. */
function* differences(values: Iterable<number | null>): Generator<number | null> {
  let last = 0;
  for (const value of values) {
    yield value === null ? null : value - last;
    last = value ?? last;
  }
}

/** Each text as its place in a list of those that there are. */
const numbered = (
  texts: ReadonlyArray<string>,
): { readonly names: Iterable<string>; readonly places: number[] } => {
  const known = new Map<string, number>();
  const places = texts.map((text) => {
    const place = known.get(text) ?? known.size;
    known.set(text, place);
    return place;
  });
  return { names: known.keys(), places };
};

function* claimsData(file: CaseFile): Generator<Markup> {
  const { report, survey } = file;
  const tasks = numbered(report.verdicts.map(({ taskId }) => taskId));
  const claimants = numbered(report.verdicts.map(({ claimant }) => claimant ?? '—'));
  const codes = codesAt(file);
  const coarse = survey.claimedAt.some((at) => at !== null && at.to - at.from >= 1000);
  yield new Markup('<script type="application/json" id="claims-data">{');
  yield* column('position', differences(report.verdicts.map(({ position }) => position)));
  yield* column('time', differences(survey.claimedAt.map((at) => at?.from ?? null)));
  yield* column('tasks', tasks.names);
  yield* column('task', tasks.places);
  yield* column('claimants', claimants.names);
  yield* column('claimant', claimants.places);
  yield* column(
    'codes',
    report.verdicts.flatMap(({ position }, row) => (codes.has(position) ? [[row, codes.get(position)]] : [])),
  );
  yield new Markup(`"coarse":${coarse},"verdict":"`);
  for (let from = 0; from < report.verdicts.length; from += CHUNK)
    yield new Markup(
      report.verdicts
        .slice(from, from + CHUNK)
        .map(({ verdict }) => letters[verdict])
        .join(''),
    );
  yield new Markup('"}</script>');
}

const controls = markup`<form class="controls" id="claims-controls" hidden>
<label>Verdict <select name="verdict"><option value="">all</option><option value="v">violated</option><option value="i">indeterminate</option><option value="s">satisfied</option></select></label>
<label>Search <input type="search" name="text" placeholder="task, claimant, code or position" autocomplete="off" spellcheck="false"/></label>
<span class="pager"><button type="button" name="first">First</button><button type="button" name="previous">Previous</button><output name="shown" aria-live="polite"></output><button type="button" name="next">Next</button><button type="button" name="last">Last</button></span></form>`;

/** All claims: the first in the page itself, and all of them as data that its script pages through. */
export function* claimsSection(file: CaseFile): Generator<Markup> {
  const { report, survey } = file;
  const { total } = report.claims;
  const codes = codesAt(file);
  const rows = each(report.verdicts.slice(0, IN_PAGE), (claim, index) =>
    rowOf(claim, spanInWords(survey.claimedAt[index] ?? null), codes.get(claim.position) ?? ''),
  );
  const part =
    total > IN_PAGE
      ? `The first ${IN_PAGE} of ${counted(total, 'claim')}, in the order of the log.`
      : `${counted(total, 'claim')}, in the order of the log.`;
  const paged =
    total > IN_PAGE ? ' The others need the script of this page; on paper only these are printed.' : '';
  yield markup`<section aria-labelledby="claims"><h2 id="claims">All claims</h2>${total === 0 ? null : controls}<div class="wide" tabindex="0" role="region" aria-label="Claims">
<table class="claims-table" id="claims-table"><caption id="claims-caption">${part}${paged}</caption>
<thead><tr><th scope="col" class="number">Position</th><th scope="col">Time</th><th scope="col">Task</th><th scope="col">Claimant</th><th scope="col">Verdict</th><th scope="col">Findings</th></tr></thead>
<tbody>${rows}</tbody></table></div><p class="note">${number(report.claims.satisfied)} satisfied, ${number(report.claims.violated)} violated, ${number(report.claims.indeterminate)} indeterminate.</p>`;
  if (total > 0) yield* claimsData(file);
  yield markup`</section>`;
}
