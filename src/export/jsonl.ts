import { eventLine } from '../events/event-line';
import type { LogToExport } from './log-to-export';

/** A log as JSON Lines, one event a line with all that is stored of it, in pieces. */
export async function* jsonLines({ ledgerId, pages }: LogToExport): AsyncGenerator<string> {
  for await (const page of pages()) yield page.map((row) => `${eventLine({ ledgerId, row })}\n`).join('');
}
