import type * as t from 'io-ts';
import { closed, text } from './codecs';
import { firstVersion } from './lineage';

/** A task need not wait for this parent, for as long as the link stands; the reason is content. This shape is on disk for ever. */
const dependencyWaivedV1 = closed({ parentId: text });

export type DependencyWaived = t.TypeOf<typeof dependencyWaivedV1>;

export const dependencyWaived = firstVersion('dependency_waived', dependencyWaivedV1);
