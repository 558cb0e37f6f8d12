import type { Ledger } from '../../src/index';
import type { NewPlace, Place } from './place';

/** What every test of a theme starts with: a new ledger at a place of its own. */
export interface Fresh {
  readonly ledger: Ledger;
  readonly place: Place;
}

/** Makes a new ledger for each test of the suite it is called in, and takes it away afterwards. */
export const freshLedger = (newPlace: NewPlace): (() => Fresh) => {
  let fresh: Fresh | null = null;
  beforeEach(async () => {
    const place = newPlace();
    fresh = { place, ledger: await place.open({ actor: 'opener' }) };
  });
  afterEach(async () => {
    await fresh?.ledger.close();
    fresh?.place.remove();
    fresh = null;
  });
  return () => {
    if (fresh === null) throw new Error('a ledger is at hand only inside a test');
    return fresh;
  };
};
