import { renderParentGate, runParentGate } from './parent-gate';
import type { ParentGateOptions, ParentGateReport } from './parent-gate';

const say = (...lines: ReadonlyArray<string>): void => console.log(lines.join('\n'));

const race = async (options: ParentGateOptions): Promise<ParentGateReport> => {
  const report = await runParentGate(options);
  say(...renderParentGate(report).map((line) => (line === '' ? '' : `  ${line}`)), '');
  return report;
};

const inPlainWords = (gated: ParentGateReport, ungated: ParentGateReport): ReadonlyArray<string> => [
  'What was just shown',
  `  With the gate, ${gated.children} children were claimed by whoever came first. ${gated.claimsBeforeLink} were claimed before they had parents,`,
  `  which is nobody's fault; ${gated.rejected} claims came after the link, while a parent was open, and were refused, each refusal`,
  `  an event of the log; ${gated.gatedClaims} were claimed once their parents were done. The audit replayed the log and found`,
  '  no claim past an open parent; a view in plain SQL, asked separately, agrees.',
  `  Without the gate, the same race made ${ungated.violations} claims that were wrong, and both judges named them:`,
  '  so the check can fail, and the first result means something.',
  '',
  'Where to look next',
  `  the ledgers   ${gated.ledger}`,
  `                ${ungated.ledger}`,
  `  the audit     node dist/src/cli/main.js audit --db ${gated.ledger}`,
  `  and its twin  node dist/src/cli/main.js audit --db ${ungated.ledger}`,
  `  one child     node dist/src/cli/main.js history child-1 --db ${gated.ledger}`,
  '  more races    node dist/src/cli/main.js stress parent-gate --stray-links   (or --processes)',
];

const main = async (): Promise<void> => {
  say('The race, with the gate: children get their parents a moment after they are made, and four workers');
  say('claim whatever they saw ready. A child must not be claimed while a parent is open.', '');
  const gated = await race({ gate: 'on' });
  say('The same race with the gate switched off. It must be caught.', '');
  const ungated = await race({ gate: 'off' });
  const caught = ungated.violations > 0 && ungated.bad > 0;
  if (gated.held && caught) {
    say(...inPlainWords(gated, ungated));
    return;
  }
  process.exitCode = 1;
  if (!gated.held) say('The race with the gate was not held: see its reasons above.');
  if (!caught) say('The race without the gate was not caught: the check cannot fail, and shows nothing.');
};

void main();
