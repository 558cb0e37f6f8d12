import type * as t from 'io-ts';
import { closed, positiveInteger, text } from './codecs';
import { firstVersion } from './lineage';

/** A process appends for the first time: which build writes, and by whose clock. This shape is on disk for ever. */
const writerJoinedV1 = closed({ version: text, host: text, pid: positiveInteger, node: text });

export type WriterJoined = t.TypeOf<typeof writerJoinedV1>;

export const writerJoined = firstVersion('writer_joined', writerJoinedV1);
