import { isoTime } from '../iso-time';
import type { ValueType } from './types';

/** The value of an attribute; null where there is none. */
export type Value = string | number | null;

const tagOf = (value: object): string | null =>
  '_tag' in value && typeof value._tag === 'string' ? value._tag : null;

/** A field of an event as the value of an attribute: a moment as a time, a reason by its tag. */
export const valueOf = (type: ValueType, field: unknown): Value => {
  if (typeof field === 'number') return type === 'time' ? isoTime(field) : field;
  if (typeof field === 'string') return field;
  return typeof field === 'object' && field !== null ? tagOf(field) : null;
};
