import { subscribing } from './features/subscribing';
import { working } from './features/working';
import { placesOf } from './place';

describe.each(placesOf(process.env['STORES'] ?? ''))(
  'in the background of a ledger in %s',
  (_name, newPlace) => {
    working(newPlace);
    subscribing(newPlace);
  },
);
