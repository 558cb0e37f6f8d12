import { saltedContent } from '../../../src/events/content';
import type { StoredEvent, StoredRow } from '../../../src/events/stored-event';
import { replaced } from '../forger';
import type { History } from '../history';
import type { Expected, Mutant, MutantKind } from '../mutant';
import type { Random } from '../random';

const edits: ReadonlyArray<(stored: StoredEvent) => Partial<StoredEvent>> = [
  ({ actor }) => ({ actor: `${actor}x` }),
  ({ createdAt }) => ({ createdAt: createdAt + 1 }),
  ({ correlation }) => ({ correlation: `${correlation ?? ''}x` }),
  ({ id }) => ({ id: `${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}` }),
  ({ contentHash, leafHash }) => ({ contentHash: contentHash === null ? leafHash : null }),
  ({ leafHash }) => ({ leafHash: `${leafHash.slice(0, -1)}${leafHash.endsWith('0') ? '1' : '0'}` }),
  ({ data }) => ({ data: data === '{}' ? '{"a":1}' : '{}' }),
  ({ status }) => ({ status: status === 'done' ? 'ready' : 'done' }),
];

/** A field of an event is changed, and its hash left: it does not belong to it any more (TL510). */
export const edited: MutantKind = {
  name: 'edited',
  mutate: (history, random) => {
    const row = random.of(history.log);
    const { position, taskId } = row.stored;
    const changed = { ...row, stored: { ...row.stored, ...random.of(edits)(row.stored) } };
    const expected: ReadonlyArray<Expected> = [{ code: 'TL510', position, taskId }];
    const rows = replaced(history, position, changed);
    return { rows, headPosition: rows.length, expected, touched: position };
  },
};

const withContent = (
  history: History,
  random: Random,
  change: (row: StoredRow) => Pick<StoredRow, 'content'>,
): Mutant | undefined => {
  const written = history.log.filter(({ content }) => content !== null);
  if (written.length === 0) return undefined;
  const row = random.of(written);
  const { position, taskId } = row.stored;
  const rows = replaced(history, position, { ...row, ...change(row) });
  return {
    rows,
    headPosition: rows.length,
    expected: [{ code: 'TL511', position, taskId }],
    touched: position,
  };
};

/** What somebody wrote is changed: it does not hash to what its event says (TL511). */
export const contentEdited: MutantKind = {
  name: 'content edited',
  mutate: (history, random) =>
    withContent(history, random, () => ({ content: saltedContent('{"title":"forged"}') })),
};

/** What somebody wrote is taken away, and no erasure names it (TL511). */
export const contentTaken: MutantKind = {
  name: 'content taken away',
  mutate: (history, random) => withContent(history, random, () => ({ content: null })),
};
