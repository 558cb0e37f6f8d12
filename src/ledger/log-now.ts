import type { LogToExport, Page } from '../export/log-to-export';
import { LedgerFault } from './errors';
import type { Ledger } from './ledger';
import type { Progress } from './log-pages';

const PAGE = 1_000;

const missing = (position: number): LedgerFault =>
  new LedgerFault({ _tag: 'Corrupt', position, detail: 'the log has no such event' });

async function* pagesOf(ledger: Ledger, end: number, onProgress: Progress): AsyncGenerator<Page> {
  for (let next = 1; next <= end;) {
    const page = await ledger.events({ from: next, limit: Math.min(PAGE, end - next + 1) });
    for (const { stored } of page) {
      if (stored.position !== next) throw missing(next);
      next += 1;
    }
    if (page.length === 0) throw missing(next);
    yield page;
    onProgress(next - 1, end);
  }
}

/** The log of a ledger as far as it goes now; one that lacks an event, or has one that cannot be read, throws {@link LedgerFault} when it is read. */
export const logNow = async (ledger: Ledger, onProgress: Progress): Promise<LogToExport> => {
  const end = await ledger.head();
  return {
    ledgerId: ledger.id,
    end,
    pages: () => pagesOf(ledger, end, onProgress),
  };
};
