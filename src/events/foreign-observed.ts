import * as t from 'io-ts';
import { closed, instant, orNull, text } from './codecs';
import { firstVersion } from './lineage';

const payload = t.string;

/**
 * Something that another system wrote, as it was found there: an event of its log, or a row beside it. It is evidence
 * of that system, and never an event of a task of ours. This shape is on disk for ever.
 */
const foreignObservedV1 = closed({
  /** The name of the file that it was found in. */
  source: text,
  /** Where it lies in its source: a table and an id. */
  sourceId: text,
  /** The task that its source says it is of. */
  subject: orNull(payload),
  /** In the source's own word; `row` for a row that is there, `row_gone` for one that is there no more. */
  kind: payload,
  payload: orNull(payload),
  /** How the payload is written down: as it was, or, where no store could hold that, in base64. */
  encoding: t.union([t.literal('text'), t.literal('base64')], 'text or base64'),
  at: orNull(instant),
});

export type ForeignObserved = t.TypeOf<typeof foreignObservedV1>;

export const foreignObserved = firstVersion('foreign_observed', foreignObservedV1);
