import { placesOf } from './place';
import { behavesAsALedger } from './store.features';

for (const [name, newPlace] of placesOf(process.env['STORES'] ?? '')) behavesAsALedger(name, newPlace);

describe('the choice of stores', () => {
  it('is an error where it names a store that is not known', () => {
    expect(() => placesOf('sqlite,postgras')).toThrow('postgras');
  });
});
