import { createHash } from 'node:crypto';
import type { CaseFile } from './case-file';
import { claimsSection } from './claims-section';
import { examinedSection } from './examined-section';
import { findingsSection } from './findings-section';
import { moment } from './in-words';
import { markup, Markup } from './markup';
import { script } from './script';
import { style } from './style';
import { tasksSection } from './tasks-section';
import { verdictSection } from './verdict-section';

/** How every case file begins: by this it is known, and may be written anew. */
export const SIGNATURE = '<!doctype html>\n<!-- taskledger case file -->\n';

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Nothing is loaded, and nothing runs but the one script of the page, which makes no HTML from text. */
const policy = [
  `default-src 'none'`,
  `style-src ${hashOf(style)}`,
  `script-src ${hashOf(script)}`,
  `base-uri 'none'`,
  `form-action 'none'`,
  `require-trusted-types-for 'script'`,
  `trusted-types 'none'`,
].join('; ');

function* sections(file: CaseFile): Generator<Markup> {
  const { examined } = file;
  yield markup`${new Markup(SIGNATURE)}<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer"><title>Case file: ${examined.place}</title><style>${new Markup(style)}</style></head><body><a class="skip" href="#main">Skip to the verdict</a>
<header><p class="kind">Case file</p><h1><bdi>${examined.place}</bdi></h1><p class="when">Examined ${moment(examined.at)} with taskledger ${examined.version}</p>
<nav aria-label="Sections"><a href="#verdict">Verdict</a><a href="#examined">Examined</a><a href="#tasks">Contested tasks</a><a href="#findings">Findings</a><a href="#claims">All claims</a></nav></header>
<main id="main" tabindex="-1">
`;
  yield verdictSection(file);
  yield examinedSection(file);
  yield* tasksSection(file);
  yield* findingsSection(file);
  yield* claimsSection(file);
  yield markup`</main>
<footer><p>This page holds all that it shows; it loads nothing. Order is by position in the log; times are what the log says, evidence and not order. Every argument can be checked by hand from the events that it names.</p></footer>
<script>${new Markup(script)}</script></body></html>
`;
}

/** A case file as one HTML page, in pieces: it needs nothing beside it, and loads nothing. */
export function* casePage(file: CaseFile): Generator<string> {
  for (const { text } of sections(file)) yield text;
}
