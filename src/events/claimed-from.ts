import * as t from 'io-ts';

/** The status that an attempt began in, and to which a release returns. */
export const claimedFrom = t.keyof({ ready: null, review: null }, 'ready or review');

export type ClaimedFrom = t.TypeOf<typeof claimedFrom>;
