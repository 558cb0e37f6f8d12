import type { LedgerOpened } from '../events/ledger-opened';
import type { Recorded } from '../events/recorded';
import type { WriterJoined } from '../events/writer-joined';
import { recordEvent } from './record-event';

/** How a board begins at a place: new, by `ledger_opened` and its first writer, as a copy, with no event yet, or as a board of evidence. */
export interface Genesis {
  readonly opened: LedgerOpened;
  readonly state: 'open' | 'copying' | 'evidence';
  readonly events: ReadonlyArray<Recorded>;
}

/** The position of the first writer's `writer_joined`. */
export const FIRST_WRITER = 2;

/** The first events of a new board. */
export const genesis = (
  opened: LedgerOpened,
  identity: WriterJoined,
  actor: string,
  now: number,
): Genesis => {
  const at = (position: number) => ({
    ledgerId: opened.ledgerId,
    position,
    taskId: null,
    version: null,
    status: null,
    content: undefined,
    actor,
    writer: FIRST_WRITER,
    createdAt: now,
    commandId: null,
    requestHash: null,
    causation: null,
    correlation: null,
  });
  return {
    opened,
    state: 'open',
    events: [
      recordEvent({ kind: 'ledger_opened', data: opened }, at(1)),
      recordEvent({ kind: 'writer_joined', data: identity }, at(FIRST_WRITER)),
    ],
  };
};
