import type { StoreFault } from './store-fault';
import { renderStoreFault } from './store-fault';

/** How a {@link StoreFault} travels out of a transaction; `write` and `read` of a store return it as a Left. */
export class StoreFailure extends Error {
  constructor(readonly fault: StoreFault) {
    super(renderStoreFault(fault));
    this.name = 'StoreFailure';
  }
}
