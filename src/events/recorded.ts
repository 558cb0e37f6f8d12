import type { Event } from './catalogue';
import type { StoredContent, StoredEvent } from './stored-event';

/** An event as it is stored and as this version reads it. */
export interface Recorded<E extends Event = Event> {
  readonly stored: StoredEvent;
  readonly event: E;
  /** Null where the event has none, or where it was erased. */
  readonly content: StoredContent | null;
}

/** A recorded event of one kind. */
export type RecordedOf<K extends Event['kind']> = Recorded<Extract<Event, { readonly kind: K }>>;
