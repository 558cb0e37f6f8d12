import { claiming } from './features/claiming';
import { claimingNext } from './features/claiming-next';
import { closing } from './features/closing';
import { completing } from './features/completing';
import { creating } from './features/creating';
import { creatingGraphs } from './features/creating-graphs';
import { idempotency } from './features/idempotency';
import { limitsHeld } from './features/limits-held';
import { linking } from './features/linking';
import { listing } from './features/listing';
import { outliving } from './features/outliving';
import { paging } from './features/paging';
import { readingTheLog } from './features/reading-the-log';
import { refusedInput } from './features/refused-input';
import { textsKept } from './features/texts-kept';
import { verifying } from './features/verifying';
import type { NewPlace } from './place';

/** What every store has to show, whatever it keeps a board in. */
export const behavesAsALedger = (name: string, newPlace: NewPlace): void => {
  describe(`a ledger in ${name}`, () => {
    creating(newPlace);
    creatingGraphs(newPlace);
    linking(newPlace);
    claiming(newPlace);
    claimingNext(newPlace);
    completing(newPlace);
    listing(newPlace);
    paging(newPlace);
    readingTheLog(newPlace);
    textsKept(newPlace);
    refusedInput(newPlace);
    limitsHeld(newPlace);
    idempotency(newPlace);
    verifying(newPlace);
    closing(newPlace);
    outliving(newPlace);
  });
};
