import type * as t from 'io-ts';
import { closed, positiveInteger, text } from './codecs';
import { satisfiedBy } from './policy';
import { firstVersion } from './lineage';

/** The board begins: position 1 of every log. This shape is on disk for ever. */
const ledgerOpenedV1 = closed({ ledgerId: text, satisfiedBy, format: positiveInteger });

export type LedgerOpened = t.TypeOf<typeof ledgerOpenedV1>;

export const ledgerOpened = firstVersion('ledger_opened', ledgerOpenedV1);
