import { isLeft } from 'fp-ts/Either';
import type { Json } from '../events/json';
import { parseJson } from '../events/parse-json';

/** A field of an event's content; null where the content is erased, or is not what was written. */
export const contentField = (content: string | null, field: string): Json => {
  if (content === null) return null;
  const parsed = parseJson(content);
  if (isLeft(parsed)) return null;
  const value = parsed.right;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return Object.hasOwn(value, field) ? ((value as Readonly<Record<string, Json>>)[field] ?? null) : null;
};
