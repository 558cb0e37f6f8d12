import { right } from 'fp-ts/Either';
import { append } from './decision';
import type { Handler } from './handler';
import { firstOf } from './of-kind';

/** End the log at this place: it goes on at another, and takes no more commands here. */
export interface Seal {
  readonly _tag: 'Seal';
  /** Where it goes on, as a place is told. */
  readonly to: string;
}

export const seal: Handler<Seal> = {
  needs: () => ({}),

  decide: ({ to }) => append({ kind: 'sealed', data: { to }, taskId: null, status: null }),

  answer: (_command, recorded) => {
    const { stored, event } = firstOf(recorded, 'sealed')!;
    return right({ _tag: 'Sealed', to: event.data.to, position: stored.position });
  },
};
