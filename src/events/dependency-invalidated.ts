import type * as t from 'io-ts';
import { closed, text } from './codecs';
import { firstVersion } from './lineage';

/** A parent that a started or ended task relied on was reopened; the task goes on. This shape is on disk for ever. */
const dependencyInvalidatedV1 = closed({ parentId: text });

export type DependencyInvalidated = t.TypeOf<typeof dependencyInvalidatedV1>;

export const dependencyInvalidated = firstVersion('dependency_invalidated', dependencyInvalidatedV1);
