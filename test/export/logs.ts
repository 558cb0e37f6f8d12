import type { Recorded } from '../../src/events/recorded';
import { recordEvent } from '../../src/commands/record-event';
import { rules } from '../../src/commands/rules';
import type { Rules } from '../../src/commands/rules';
import type { LogToExport } from '../../src/export/log-to-export';
import { START } from '../audit/whole-lives';
import type { Moment } from '../audit/whole-lives';
import { PureLedger } from '../commands/pure-ledger';
import { ledgerKinds } from '../events/ledger-kinds';
import { events } from '../events/one-of-each';

/** Events in a page: few, so that small logs have many. */
const PAGE = 7;

/** The log of what was asked of a ledger. */
export const lived = (moments: ReadonlyArray<Moment>, ruleBook: Rules = rules): ReadonlyArray<Recorded> => {
  const ledger = new PureLedger();
  ledger.now = START;
  for (const { after, command } of moments) {
    ledger.now += after;
    ledger.ask(command, ruleBook);
  }
  return ledger.log;
};

/** One event of every kind, which no ledger would write one after the other, all of one task but for those of the ledger. */
export const oneOfEveryKind: ReadonlyArray<Recorded> = events.map((event, i) => {
  const ofLedger = ledgerKinds.has(event.kind);
  return recordEvent(event, {
    ledgerId: 'L',
    position: i + 1,
    taskId: ofLedger ? null : 'c',
    version: ofLedger ? null : i + 1,
    status: ofLedger ? null : 'todo',
    content: event.kind === 'created' ? { title: 'C "é"\n', data: null } : undefined,
    actor: 'ann',
    writer: 2,
    createdAt: START + i,
    commandId: null,
    requestHash: null,
    causation: null,
    correlation: null,
  });
});

async function* pagesOf(log: ReadonlyArray<Recorded>): AsyncGenerator<ReadonlyArray<Recorded>> {
  for (let from = 0; from < log.length; from += PAGE) yield log.slice(from, from + PAGE);
}

/** A log that is at hand, to be exported. */
export const toExport = (log: ReadonlyArray<Recorded>, ledgerId = 'L'): LogToExport => ({
  ledgerId,
  end: log.at(-1)?.stored.position ?? 0,
  pages: () => pagesOf(log),
});

/** All pieces of a text, one after the other. */
export const whole = async (pieces: AsyncIterable<string>): Promise<string> => {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
};
