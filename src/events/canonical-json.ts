import type { Json } from './json';
import { quoted } from './quoted';

const list = (items: ReadonlyArray<Json>): string => {
  let text = '';
  for (const item of items) text += text === '' ? canonicalJson(item) : `,${canonicalJson(item)}`;
  return `[${text}]`;
};

const fields = (value: Readonly<Record<string, Json>>): string => {
  let text = '';
  for (const key of Object.keys(value).sort()) {
    text += `${text === '' ? '' : ','}${quoted(key)}:${canonicalJson(value[key]!)}`;
  }
  return `{${text}}`;
};

/**
 * The canonical text (RFC 8785, JCS) of a {@link Json} value that is storable: fields in the order of the UTF-16 code units
 * of their names, strings and numbers as ECMAScript writes them.
 */
export const canonicalJson = (value: Json): string => {
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return Array.isArray(value)
    ? list(value as ReadonlyArray<Json>)
    : fields(value as Readonly<Record<string, Json>>);
};
