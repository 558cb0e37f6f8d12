import { isLeft, left, right } from 'fp-ts/Either';
import type { Recorded } from '../events/recorded';
import type { Answer } from './answer';

/** Events that were recorded behind `position`, as they are where others wrote so many events meanwhile: all but their hashes. */
export const moved = (
  recorded: ReadonlyArray<Recorded>,
  position: number,
  by: number,
): ReadonlyArray<Recorded> => {
  if (by === 0) return recorded;
  return recorded.map((one) => {
    const { stored } = one;
    const { causation } = stored;
    const caused = causation !== null && causation > position ? causation + by : causation;
    return { ...one, stored: { ...stored, position: stored.position + by, causation: caused } };
  });
};

const onward = <A extends object>(told: A, position: number, by: number): A =>
  'position' in told && typeof told.position === 'number' && told.position > position
    ? { ...told, position: told.position + by }
    : told;

/** An answer that names an event behind `position`, where others wrote so many events meanwhile. */
export const movedAnswer = (answer: Answer, position: number, by: number): Answer =>
  isLeft(answer) ? left(onward(answer.left, position, by)) : right(onward(answer.right, position, by));
