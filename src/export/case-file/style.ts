import { pictureStyle } from './picture-style';

/** Colours by their use: on paper and by day, and in the dark. */
const colours = `
:root {
  color-scheme: light dark;
  --paper: #fcfbf8; --raised: #ffffff; --ink: #1f1d1a; --soft: #615c53; --faint: #8b857a; --rule: #ded9ce; --hair: #ece8df;
  --violated: #b3261e; --violated-ground: #fbe9e6; --open: #6d3fa8; --open-ground: #f1eafa; --warning: #8a5a00; --warning-ground: #fbf0d9;
  --satisfied: #2c6e4f; --satisfied-ground: #e4f1ea; --running: #2457a8; --running-ground: #e3ecfa; --link: #1d4f91; --bond: #f1e7cf; --bond-edge: #a98b4b; --own: #f4f1ea;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #15171b; --raised: #1b1e23; --ink: #e9e5dc; --soft: #aba69b; --faint: #837f76; --rule: #363a41; --hair: #282c32;
    --violated: #ff8f84; --violated-ground: #3d1f1d; --open: #c9a5ff; --open-ground: #2d2340; --warning: #f0bf5c; --warning-ground: #35290f;
    --satisfied: #6cc298; --satisfied-ground: #17332a; --running: #86b3ff; --running-ground: #1b2b48; --link: #9dc1ff; --bond: #2f2a1c; --bond-edge: #a08a55; --own: #1d2026;
  }
}`;

const text = `
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 73rem; padding: 2.5rem 1.5rem 4rem; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, "Segoe UI", "Helvetica Neue", "Noto Sans", "Open Sans", Arial, sans-serif; }
h1, h2, h3 { font-family: "Iowan Old Style", "Palatino Linotype", Palatino, "Source Serif 4", "Source Serif Pro", "Noto Serif", Georgia, serif; font-weight: 600; line-height: 1.2; text-wrap: balance; }
h1 { font-size: 2.1rem; margin: 0; overflow-wrap: anywhere; }
h2 { font-size: 1.45rem; margin: 3.2rem 0 .9rem; padding-top: .8rem; border-top: 2px solid var(--ink); }
h3 { font-size: 1.1rem; margin: 0 0 .2rem; overflow-wrap: anywhere; }
main > section:first-child h2 { margin-top: 1.6rem; }
p { margin: .4rem 0 .8rem; max-width: 46rem; }
code { font-family: ui-monospace, "SF Mono", "Cascadia Mono", "JetBrains Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: .86em; overflow-wrap: anywhere; }
bdi { unicode-bidi: isolate; }
a { color: var(--link); text-underline-offset: .15em; }
:focus-visible { outline: 3px solid var(--running); outline-offset: 2px; border-radius: 2px; }
main:focus { outline: none; }
.skip { position: absolute; left: -100vw; background: var(--raised); padding: .5rem 1rem; z-index: 2; }
.skip:focus { left: 1rem; top: 1rem; }
.kind { margin: 0; letter-spacing: .16em; text-transform: uppercase; font-size: .78rem; font-weight: 600; color: var(--soft); }
.when, .where, .note, caption, figcaption, footer { color: var(--soft); font-size: .9rem; }
.when { margin: .3rem 0 1rem; }
nav { display: flex; flex-wrap: wrap; gap: .3rem 1.3rem; font-size: .95rem; }
footer { margin-top: 3rem; border-top: 1px solid var(--rule); padding-top: .6rem; }
.stamp { display: inline-block; margin: 0 0 .4rem; padding: .1rem .9rem .2rem; border: 3px double currentColor; border-radius: 4px; font-family: "Iowan Old Style", Palatino, "Source Serif 4", Georgia, serif; font-size: 1.6rem; }
.stamp-true { color: var(--satisfied); } .stamp-false { color: var(--violated); } .stamp-unknown { color: var(--open); }
.lead { font-size: 1.16rem; }
dl { margin: 1rem 0; }
.tallies { display: flex; flex-wrap: wrap; gap: .8rem 2.4rem; }
.tally { display: flex; flex-direction: column-reverse; }
.tally dt { font-size: .86rem; color: var(--soft); }
.tally dd { margin: 0; font-size: 1.7rem; line-height: 1.15; font-variant-numeric: tabular-nums; }
.tally.violated dd { color: var(--violated); } .tally.indeterminate dd { color: var(--open); } .tally.satisfied dd { color: var(--satisfied); }
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(20rem, 1fr)); gap: .7rem 2rem; }
.facts dt { font-size: .82rem; color: var(--soft); }
.facts dd { margin: 0; overflow-wrap: anywhere; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; padding: .3rem 0; caption-side: top; }
th, td { text-align: left; vertical-align: top; padding: .3rem .9rem .3rem 0; border-bottom: 1px solid var(--hair); font-weight: 400; }
thead th { color: var(--soft); font-size: .8rem; border-bottom: 1px solid var(--rule); white-space: nowrap; }
th.number, td.number { text-align: right; }
td.time { white-space: nowrap; }
td.hash { color: var(--soft); }
tr.evidence > * { background: var(--bond); }
tr:focus, tr:target { outline: 2px solid var(--running); outline-offset: -2px; }
.kinds { width: auto; }
.severity, .verdict { display: inline-block; padding: 0 .45em; border-radius: 3px; font: 600 .76rem/1.5 system-ui, "Segoe UI", "Noto Sans", "Open Sans", Arial, sans-serif; white-space: nowrap; color: var(--soft); background: var(--hair); vertical-align: .1em; }
.severity.E, .verdict.violated { color: var(--violated); background: var(--violated-ground); }
.severity.O, .verdict.indeterminate { color: var(--open); background: var(--open-ground); }
.severity.W { color: var(--warning); background: var(--warning-ground); }
.verdict.satisfied { color: var(--satisfied); background: var(--satisfied-ground); }
article.finding { margin: 1.5rem 0; padding-left: 1rem; border-left: 3px solid var(--rule); }
article.finding.E { border-color: var(--violated); } article.finding.O { border-color: var(--open); } article.finding.W { border-color: var(--warning); }
.where { margin: 0; }
.argument { font-size: 1.02rem; overflow-wrap: anywhere; }
article.task { margin: 2.2rem 0 3rem; }
article.task > h3 { font-size: 1.25rem; }
article.task .id { color: var(--soft); font-weight: 400; }
.chips, .listed, .legend { list-style: none; margin: .3rem 0 .8rem; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.2rem; font-size: .9rem; }
.legend { gap: .4rem 1.5rem; color: var(--soft); align-items: center; }
.legend li { display: flex; align-items: center; gap: .5rem; }
figure { margin: .8rem 0 1.4rem; }
figcaption { margin-bottom: .3rem; }
summary { cursor: pointer; color: var(--link); font-size: .95rem; }
.controls { display: flex; flex-wrap: wrap; gap: .6rem 1.4rem; align-items: center; margin: .6rem 0; font-size: .92rem; }
.controls[hidden] { display: none; }
.controls select, .controls input, .controls button { font: inherit; color: inherit; background: var(--raised); border: 1px solid var(--faint); border-radius: 4px; padding: .25rem .6rem; }
.controls input { min-width: 17rem; }
.controls button[aria-disabled="true"] { color: var(--faint); border-color: var(--rule); }
.pager { display: flex; gap: .4rem; align-items: center; }
.pager output { min-width: 11.5rem; text-align: center; font-variant-numeric: tabular-nums; }`;

const paper = `
@page { margin: 15mm 14mm; }
@media print {
  :root { --paper: #ffffff; }
  body { max-width: none; padding: 0; font-size: 9.5pt; }
  nav, .skip, .controls, summary { display: none; }
  h2 { break-after: avoid; margin-top: 1.6rem; } h3, figcaption { break-after: avoid; }
  figure, article.finding, tr { break-inside: avoid; }
  .wide { overflow: visible; }
  .wide svg { min-width: 0; }
  table { font-size: 7.5pt; } td.time { white-space: normal; }
  svg, .severity, .verdict, tr.evidence > * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  a { color: inherit; text-decoration: none; }
  details.events::details-content { content-visibility: visible; display: block; height: auto; }
}`;

/** The style of the page: no fonts and no pictures but its own. */
export const style = `${colours}${text}${pictureStyle}${paper}`;
