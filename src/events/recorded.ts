import type { Event } from './catalogue';
import type { StoredRow } from './stored-event';

/** An event as it is stored and as this version reads it. */
export interface Recorded<E extends Event = Event> extends StoredRow {
  readonly event: E;
}

/** A recorded event of one kind. */
export type RecordedOf<K extends Event['kind']> = Recorded<Extract<Event, { readonly kind: K }>>;
