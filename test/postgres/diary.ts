import { openSync, readFileSync, writeSync } from 'node:fs';

/** An event that an answer says is in the log. */
export interface Told {
  readonly position: number;
  readonly kind: 'created' | 'claimed' | 'completed';
  readonly taskId: string;
}

/** A line of a client's diary: it stands in its file before the client does anything else. */
export type Entry = {
  readonly commandId: string;
  /** Milliseconds since 1970. */
  readonly at: number;
} & (
  | { readonly _tag: 'asked' }
  /** A fault, by its tag: the same is asked again after it. */
  | { readonly _tag: 'fault'; readonly fault: string }
  | {
      readonly _tag: 'answered';
      readonly answer: string;
      readonly replayed: boolean;
      readonly told: ReadonlyArray<Told>;
    }
);

/** An entry, as its client makes it: when, is added. */
type Said = Entry extends infer E ? (E extends Entry ? Omit<E, 'at'> : never) : never;

/** Opens a diary to write in. */
export const openDiary = (path: string): ((said: Said) => void) => {
  const file = openSync(path, 'a');
  return (said) => {
    writeSync(file, `${JSON.stringify({ ...said, at: Date.now() })}\n`);
  };
};

/** What stands in a diary. */
export const readDiary = (path: string): ReadonlyArray<Entry> =>
  readFileSync(path, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Entry);
