import { markup } from './markup';
import type { Markup } from './markup';
import { crossing } from './status-lanes';

const sample = (shape: Markup, words: string): Markup =>
  markup`<li><svg viewBox="0 0 34 22" width="34" height="22" aria-hidden="true">${shape}</svg>${words}</li>`;

/** What the pictures of the contested tasks mean. */
export const legend: Markup = markup`<ul class="legend" aria-label="How to read the pictures">
${sample(markup`<rect class="status satisfies" x="1" y="4" width="32" height="14" rx="2"/>`, 'a status that satisfies')}
${sample(markup`<rect class="status waits" x="1" y="4" width="32" height="14" rx="2"/>`, 'one that does not')}
${sample(markup`<rect class="status running" x="1" y="4" width="32" height="14" rx="2"/>`, 'running')}
${sample(markup`<rect class="status unknown" x="1" y="4" width="32" height="14" rx="2"/>`, 'not known')}
${sample(markup`<rect class="bond" x="1" y="1" width="32" height="20"/><path class="bond-edge" d="M5 1.5h-4v19h4"/>`, 'linked: the task waits for it')}
${sample(markup`<rect class="bond waived" x="1" y="1" width="32" height="20"/>`, 'waived')}
${sample(markup`<rect class="bond undated" x="1" y="1" width="32" height="20"/>`, 'linked, and no event says when')}
${sample(markup`<g class="met open">${crossing('open', 17, 11)}</g>`, 'the claim met an open parent')}
${sample(markup`<g class="met undecided">${crossing('undecided', 17, 11)}</g>`, 'what it met is not decided')}
${sample(markup`<g class="met satisfied">${crossing('satisfied', 17, 11)}</g>`, 'it met one that satisfied')}
${sample(markup`<rect class="attempt" x="1" y="3" width="32" height="11" rx="3"/><line class="lease" x1="1" x2="30" y1="18" y2="18"/><path class="lease-tick" d="M30 14v8"/>`, 'an attempt, and its lease')}
${sample(markup`<path class="refusal" d="M12 6l10 10m0 -10l-10 10"/>`, 'a refusal')}
</ul>`;
