import type { Json } from '../events/json';

const callerFields: ReadonlySet<string> = new Set(['actor', 'commandId', 'correlation', 'dryRun']);

/** What is given of an object: a field that is undefined is as if it were left out. */
const given = (value: object, except: ReadonlySet<string>): Json => {
  const fields: Record<string, Json> = {};
  for (const [key, field] of Object.entries(value) as ReadonlyArray<[string, Json | undefined]>) {
    if (field !== undefined && !except.has(key))
      fields[key] = Array.isArray(field) ? field.map(listed) : field;
  }
  return fields;
};

const none: ReadonlySet<string> = new Set();

const listed = (item: Json): Json =>
  typeof item === 'object' && item !== null && !Array.isArray(item) ? given(item, none) : item;

/** What identifies a request: what was asked, without who asked. The input is of the right form. */
export const requestOf = (input: object): Json => given(input, callerFields);
