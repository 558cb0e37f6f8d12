import type { Ledger } from '../../src/index';
import { Clock } from './clock';
import type { NewPlace, Opening, Place } from './place';

/** What every test of a theme starts with: a new ledger at a place of its own. */
export interface Fresh {
  readonly ledger: Ledger;
  readonly place: Place;
}

/** A new ledger that goes by a clock of the test's own. */
export interface Timed extends Fresh {
  readonly clock: Clock;
}

const eachTest = <F extends Fresh>(make: () => Promise<F>): (() => F) => {
  let fresh: F | null = null;
  beforeEach(async () => {
    fresh = await make();
  });
  afterEach(async () => {
    await fresh?.ledger.close();
    await fresh?.place.remove();
    fresh = null;
  });
  return () => {
    if (fresh === null) throw new Error('a ledger is at hand only inside a test');
    return fresh;
  };
};

/** Makes a new ledger for each test of the suite it is called in, and takes it away afterwards. */
export const freshLedger = (newPlace: NewPlace, opening: Opening = {}): (() => Fresh) =>
  eachTest(async () => {
    const place = newPlace();
    return { place, ledger: await place.open({ actor: 'opener', ...opening }) };
  });

/** Makes a new ledger for each test, as {@link freshLedger} does, whose time passes only when the test says so. */
export const timedLedger = (newPlace: NewPlace, opening: Opening = {}): (() => Timed) =>
  eachTest(async () => {
    const place = newPlace();
    const clock = new Clock();
    const ledger = await place.open({ actor: 'opener', ...opening }, { now: clock.read });
    return { place, clock, ledger };
  });
