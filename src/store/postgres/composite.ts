/** A value of a column, as PostgreSQL's own text has it. */
type Value = string | number | null;

/** A mark around a field: the field is within a row, which is within an array. */
const MARK = String.raw`\"`;

/** Within a field, a mark is doubled for the row, and both are escaped for the array. */
const MARK_WITHIN = String.raw`\"\"`;
const BACKSLASH_WITHIN = '\\'.repeat(4);

const within = (text: string): string =>
  text.includes('\\') || text.includes('"')
    ? text.replaceAll('\\', BACKSLASH_WITHIN).replaceAll('"', MARK_WITHIN)
    : text;

const row = (values: ReadonlyArray<Value>): string => {
  let text = '';
  let between = '';
  for (const value of values) {
    text += between;
    if (typeof value === 'number') text += value;
    else if (value !== null) text += MARK + within(value) + MARK;
    between = ',';
  }
  return text;
};

/**
 * Rows as the text of an array of a composite type, such as `tasks[]`: the values of each in the order of the type's
 * columns. The server reads that several times as fast as JSON.
 */
export const compositeArray = (rows: ReadonlyArray<ReadonlyArray<Value>>): string => {
  let text = '';
  for (const one of rows) text += `${text === '' ? '' : ','}"(${row(one)})"`;
  return `{${text}}`;
};

/** One field of a row's text, and where the next begins. */
const quotedField = (text: string, from: number): { readonly value: string; readonly next: number } => {
  let value = '';
  let at = from;
  for (;;) {
    const char = text[at];
    if (char === undefined) throw new Error(`a row's text ends within a field: ${text}`);
    if (char === '"' || char === '\\') {
      if (char === '"' && text[at + 1] !== '"') return { value, next: at + 2 };
      at += 1;
    }
    value += text[at];
    at += 1;
  }
};

/** The fields of a row as the server writes it as text: `(1,"two words",,"")`; null for nothing at all. */
export const fieldsOf = (text: string): ReadonlyArray<string | null> => {
  if (!text.includes('"'))
    return text
      .slice(1, -1)
      .split(',')
      .map((one) => (one === '' ? null : one));
  const fields: Array<string | null> = [];
  const end = text.length - 1;
  for (let at = 1; at <= end;) {
    if (text[at] === '"') {
      const { value, next } = quotedField(text, at + 1);
      fields.push(value);
      at = next;
      continue;
    }
    const comma = text.indexOf(',', at);
    const next = comma === -1 ? end : comma;
    fields.push(next === at ? null : text.slice(at, next));
    at = next + 1;
  }
  return fields;
};
