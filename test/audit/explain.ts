import { isLeft } from 'fp-ts/Either';
import { Basis } from '../../src/audit/explain/basis';
import { explainEvent } from '../../src/audit/explain/explain-event';
import type { Explanation } from '../../src/audit/explain/explanation';
import { readEvent } from '../../src/events/read-event';
import type { StoredRow } from '../../src/events/stored-event';

/** Explains an event of a log that is at hand, on the basis of all that came before it. */
export const explainIn = (rows: ReadonlyArray<StoredRow>, position: number): Explanation => {
  const row = rows.find(({ stored }) => stored.position === position)!;
  const { stored } = row;
  const event = readEvent(stored);
  if (isLeft(event)) throw new Error(`position ${position} cannot be read`);
  const basis = new Basis();
  for (const one of rows) {
    if (one.stored.position < position) basis.add(one);
  }
  if (stored.kind === 'created') basis.add(row);
  const at = (where: number | null) => rows.find((one) => one.stored.position === where)?.stored ?? null;
  return explainEvent({
    recorded: { ...row, event: event.right },
    basis,
    writer: at(stored.writer),
    cause: at(stored.causation),
    command: rows
      .filter((one) => stored.commandId !== null && one.stored.commandId === stored.commandId)
      .map((one) => one.stored),
  });
};
