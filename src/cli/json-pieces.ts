function* itemsOf(items: ReadonlyArray<unknown>): Generator<string> {
  yield '[';
  for (const [index, item] of items.entries())
    yield `${index === 0 ? '' : ','}${JSON.stringify(item) ?? 'null'}`;
  yield ']';
}

function* fieldsOf(value: object): Generator<string> {
  yield '{';
  let first = true;
  for (const [key, field] of Object.entries(value)) {
    if (field === undefined) continue;
    yield `${first ? '' : ','}${JSON.stringify(key)}:`;
    first = false;
    if (Array.isArray(field)) yield* itemsOf(field);
    else yield JSON.stringify(field);
  }
  yield '}';
}

/** The JSON of an answer, a line of its own, in pieces: a report with a million findings is longer than a string can be. */
export function* jsonPieces(value: object): Generator<string> {
  if (Array.isArray(value)) yield* itemsOf(value);
  else yield* fieldsOf(value);
  yield '\n';
}
