/** A value that is not of the shape it should have: where it lies, what was expected there, and what was found. */
export interface DecodeFault {
  readonly _tag: 'DecodeFault';
  /** The path of the field, the event's kind and version first: `claimed@2.fence`. */
  readonly at: string;
  readonly expected: string;
  readonly got: unknown;
}

/** Makes a {@link DecodeFault}. */
export const decodeFault = (at: string, expected: string, got: unknown): DecodeFault => ({
  _tag: 'DecodeFault',
  at,
  expected,
  got,
});

/** Undefined for what has no JSON: a function, a number of type bigint, a circle, what is nested too deep. */
const asJson = (got: unknown): string | undefined => {
  try {
    return JSON.stringify(got);
  } catch {
    return undefined;
  }
};

const shown = (got: unknown): string => {
  if (got === undefined) return 'nothing';
  const text = asJson(got) ?? typeof got;
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
};

/** One line for people: `claimed@2.fence: expected a positive integer, got "3"`. */
export const renderDecodeFault = (fault: DecodeFault): string =>
  `${fault.at}: expected ${fault.expected}, got ${shown(fault.got)}`;
