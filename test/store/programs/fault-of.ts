import { LedgerFault } from '../../../src/index';

/** The tag of the fault that some work ends with, or `done`. Anything else that goes wrong goes on. */
export const faultOf = async (work: () => Promise<unknown>): Promise<string> => {
  try {
    await work();
    return 'done';
  } catch (error) {
    if (error instanceof LedgerFault) return error.fault._tag;
    throw error;
  }
};
