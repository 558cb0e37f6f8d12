import * as t from 'io-ts';
import { closed, instant, orNull, positiveInteger, text } from './codecs';
import { taggedBy } from './tagged-by';
import { taskStatus } from './status';

/** Why a completion was refused: the task has ended, somebody else's attempt stands, or none does. */
export const completionRefusal = taggedBy({
  terminal: closed({ _tag: t.literal('terminal'), status: taskStatus }),
  held: closed({
    _tag: t.literal('held'),
    claimant: text,
    fence: positiveInteger,
    leaseUntil: orNull(instant),
  }),
  not_claimed: closed({ _tag: t.literal('not_claimed'), status: taskStatus }),
});

export type CompletionRefusal = t.TypeOf<typeof completionRefusal>;
