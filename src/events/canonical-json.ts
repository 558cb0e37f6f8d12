import type { Json } from './json';
import { quoted } from './quoted';

/**
 * The canonical text of a {@link Json} value that is storable (RFC 8785, JCS): fields in the order of their UTF-16 units,
 * strings and numbers as ECMAScript writes them.
 */
export const canonicalJson = (value: Json): string => {
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  let fields = '';
  for (const key of Object.keys(value).sort()) {
    if (fields !== '') fields += ',';
    fields += `${quoted(key)}:${canonicalJson(value[key]!)}`;
  }
  return `{${fields}}`;
};

const isList: (value: object) => value is ReadonlyArray<Json> = Array.isArray;
