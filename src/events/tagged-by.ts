import * as t from 'io-ts';

type Cases = Record<string, t.Mixed>;

const tagOf = (u: unknown): unknown =>
  typeof u === 'object' && u !== null && '_tag' in u ? u._tag : undefined;

/** One of `cases`, found by its `_tag`: a lookup, so that a wrong field gives one error and not one per case. */
export const taggedBy = <C extends Cases>(cases: C): t.Type<t.TypeOf<C[keyof C]>> => {
  type Any = t.TypeOf<C[keyof C]>;
  const tags = Object.keys(cases).join(', ');
  const tag = new t.Type<string>(
    `one of ${tags}`,
    (u): u is string => typeof u === 'string' && Object.hasOwn(cases, u),
    (u, c) => t.failure(u, c),
    t.identity,
  );
  const caseOf = (u: unknown): t.Mixed | undefined => {
    const found = tagOf(u);
    return tag.is(found) ? cases[found] : undefined;
  };
  return new t.Type<Any>(
    'a tagged object',
    (u): u is Any => caseOf(u)?.is(u) ?? false,
    (u, context) =>
      caseOf(u)?.validate(u, context) ?? t.failure(tagOf(u), t.appendContext(context, '_tag', tag, tagOf(u))),
    t.identity,
  );
};
