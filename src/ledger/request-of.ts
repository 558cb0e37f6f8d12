import type { Json } from '../events/json';

const callerFields: ReadonlySet<string> = new Set(['actor', 'commandId', 'correlation']);

/** What is given of an object: a field that is undefined is as if it were left out. */
const given = (value: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined));

const listed = (item: unknown): unknown =>
  typeof item === 'object' && item !== null && !Array.isArray(item) ? given(item) : item;

/** What identifies a request: what was asked, without who asked. The input is of the right form. */
export const requestOf = (input: object): Json => {
  const asked = Object.entries(given(input)).filter(([key]) => !callerFields.has(key));
  return Object.fromEntries(
    asked.map(([key, value]) => [key, Array.isArray(value) ? value.map(listed) : value]),
  ) as Json;
};
