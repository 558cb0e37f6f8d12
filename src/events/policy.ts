import * as t from 'io-ts';
import { taskStatus } from './status';

/** Which statuses of a parent satisfy: the board's policy. */
export const satisfiedBy = t.readonlyArray(taskStatus, 'a list of statuses');

export type SatisfiedBy = t.TypeOf<typeof satisfiedBy>;

/** The policy of a board that was opened without one. */
export const defaultSatisfiedBy: SatisfiedBy = ['done'];
