import type { Json } from '../events/json';
import type { Recorded } from '../events/recorded';
import { eventTime } from './iso-time';
import type { LogToExport } from './log-to-export';

/** Digits of the greatest position that there can be: padded to them, positions sort as texts. */
const DIGITS = String(Number.MAX_SAFE_INTEGER).length;

const percent = (text: string): string =>
  Buffer.from(text).toString('hex').toUpperCase().replace(/../g, '%$&');

/** A name as an attribute takes it: control characters and noncharacters, which it does not take, are percent-encoded, and `%` is too. */
const attribute = (name: string): string => name.replace(/[\p{Cc}\p{Noncharacter_Code_Point}%]/gu, percent);

/** One event as a CloudEvent 1.0 in structured mode: a JSON text without a line break. Its `data` is what is stored, at its stored version. */
export const cloudEvent = (ledgerId: string, { stored, content, erased }: Recorded): string => {
  const { taskId, kind, kindVersion, position } = stored;
  const time = eventTime(stored);
  return JSON.stringify({
    specversion: '1.0',
    id: stored.id,
    source: `urn:taskledger:${attribute(ledgerId)}`,
    type: `dev.taskledger.${taskId === null ? 'ledger' : 'task'}.${kind}.v${kindVersion}`,
    ...(taskId === null ? {} : { subject: attribute(taskId) }),
    time,
    datacontenttype: 'application/json',
    sequence: String(position).padStart(DIGITS, '0'),
    recordedtime: time,
    partitionkey: attribute(taskId ?? ledgerId),
    leafhash: stored.leafHash,
    data: {
      position,
      taskId,
      version: stored.version,
      status: stored.status,
      actor: stored.actor,
      writer: stored.writer,
      causation: stored.causation,
      correlation: stored.correlation,
      commandId: stored.commandId,
      data: JSON.parse(stored.data) as Json,
      content: content === null ? null : (JSON.parse(content.content) as Json),
      contentHash: stored.contentHash,
      erased,
    },
  });
};

/** A log as CloudEvents 1.0, one structured event a line, in pieces. */
export async function* cloudEvents(log: LogToExport): AsyncGenerator<string> {
  for await (const page of log.pages()) {
    yield page.map((event) => `${cloudEvent(log.ledgerId, event)}\n`).join('');
  }
}
