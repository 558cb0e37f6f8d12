import * as t from 'io-ts';
import { closed, instant, orNull, positiveInteger, text } from './codecs';
import { taggedBy } from './tagged-by';
import { taskStatus } from './status';

/** Why a claim was refused, the first reason that matched; the parents stand beside it in the event. */
export const claimRefusal = taggedBy({
  archived: closed({ _tag: t.literal('archived') }),
  terminal: closed({ _tag: t.literal('terminal'), status: taskStatus }),
  already_claimed: closed({
    _tag: t.literal('already_claimed'),
    claimant: text,
    fence: positiveInteger,
    leaseUntil: orNull(instant),
  }),
  scheduled: closed({ _tag: t.literal('scheduled'), runAt: instant }),
  blocked: closed({ _tag: t.literal('blocked'), kind: text }),
  parents_not_done: closed({ _tag: t.literal('parents_not_done') }),
  not_ready: closed({ _tag: t.literal('not_ready'), status: taskStatus }),
});

export type ClaimRefusal = t.TypeOf<typeof claimRefusal>;
