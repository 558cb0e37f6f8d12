import { v7 } from 'uuid';

/** A new UUIDv7: later ones sort after earlier ones of the same process. */
export const newId = (): string => v7();
