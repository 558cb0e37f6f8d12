import * as t from 'io-ts';
import { closed, count, orNull, text } from './codecs';
import { firstVersion } from './lineage';

const file = closed({ name: text, bytes: count, sha256: text });

/**
 * All that a file of another system holds was observed: what was observed before this is whole. This shape is on disk
 * for ever.
 */
const evidenceTakenV1 = closed({
  /** What kind of log it is. */
  format: t.literal('hermes', 'hermes'),
  /** The name of the file. */
  source: text,
  /** The file and what lay beside it, as they were read. */
  files: t.readonlyArray(file, 'a list of files'),
  /** How many events it held. */
  events: count,
  /** The highest id that it ever gave to an event. */
  sequence: orNull(count),
  /** How many of its events only the WAL had. */
  eventsOnlyInWal: count,
  /** What was found wrong with the file. */
  broken: t.readonlyArray(text, 'a list of texts'),
});

export type EvidenceTaken = t.TypeOf<typeof evidenceTakenV1>;

export const evidenceTaken = firstVersion('evidence_taken', evidenceTakenV1);
