import type { StoredEvent } from '../events/stored-event';
import type { Evidence } from './finding';

/** An event as a finding names it. */
export interface EventRef {
  readonly position: number;
  readonly id: string;
  readonly kind: string;
}

export const refOf = ({ position, id, kind }: StoredEvent): EventRef => ({ position, id, kind });

/** `ref` as evidence, with what it shows. */
export const as = (role: string, { position, id, kind }: EventRef): Evidence => ({
  position,
  id,
  kind,
  role,
});

/** A position at which the log has no event. */
export const missing = (position: number): Evidence => ({ position, id: null, kind: 'missing', role: 'gap' });

/** How an argument names an event: `12 (claimed)`. */
export const at = ({ position, kind }: EventRef): string => `${position} (${kind})`;

/** How an argument names a task. */
export const task = (taskId: string): string => JSON.stringify(taskId);
