import type { LogFormat } from '../../audit/log-format';
import type { CaseFile } from './case-file';
import { foreignFacts } from './foreign-facts';
import { bytes, counted, ends, moment } from './in-words';
import { each, markup } from './markup';
import type { Markup } from './markup';

const formats: { readonly [F in LogFormat]: string } = {
  taskledger: 'a ledger of taskledger',
  'taskledger-jsonl': 'a log that taskledger exported (JSON lines)',
  hermes: 'a board of the Hermes kernel (SQLite)',
  jsonl: 'a log in JSON lines',
  evidence: 'a board of evidence that holds a foreign log',
};

const fact = (name: string, value: string | Markup): Markup =>
  markup`<div><dt>${name}</dt><dd>${value}</dd></div>`;

/** What was examined: the place, its files with their hashes, when, and with what. */
export const examinedSection = ({ examined, report, survey }: CaseFile): Markup => {
  const { files, place, format, ledgerId, at, version } = examined;
  const rows = each(
    files,
    ({ name, bytes: size, sha256 }) =>
      markup`<tr><th scope="row"><bdi>${name}</bdi></th><td>${bytes(size)}</td><td class="hash"><code>${sha256}</code></td></tr>`,
  );
  const table =
    files.length === 0
      ? markup`<p>No file was hashed: this board was examined where it lies, and others may write to it.</p>`
      : markup`<div class="wide" tabindex="0" role="region" aria-label="Files">
<table><caption>Files as they were found. <code>sha256sum</code> on each gives the same hash.</caption>
<thead><tr><th scope="col">File</th><th scope="col">Size</th><th scope="col">SHA-256</th></tr></thead>
<tbody>${rows}</tbody></table></div>`;
  const { span } = survey;
  const times = span === null ? 'none in the log' : ends(span).join(' to ');
  return markup`<section aria-labelledby="examined"><h2 id="examined">What was examined</h2>
<dl class="facts">${fact('Place', markup`<bdi>${place}</bdi>`)}${fact('Kind', formats[format])}${ledgerId === null ? null : fact('Identity of the log', markup`<code>${ledgerId}</code>`)}${fact('Events read', counted(report.events, 'event'))}${fact('Times in the log', times)}${fact('A parent satisfies when it is', report.policy.satisfiedBy.join(' or '))}${fact('What people wrote', report.contentsExamined ? 'examined against its hashes' : 'not examined; no verdict turns on it')}${report.foreign === null ? null : foreignFacts(report.foreign).map(([name, value]) => fact(name, value))}${fact('Examined', moment(at))}${fact('With', `taskledger ${version}`)}</dl>${table}</section>`;
};
