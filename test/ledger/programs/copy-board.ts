import { copyLedger } from '../../../src/index';
import type { CopyInput } from '../../../src/index';
import { tell } from '../../store/programs/tell';

const onProgress = (done: number, of: number): void => tell({ done, of });

/** Copies a board and tells how far it is, page by page, and then what came of it. */
const main = async ([input = '']: ReadonlyArray<string>): Promise<void> => {
  tell(await copyLedger({ ...(JSON.parse(input) as CopyInput), onProgress }));
};

void main(process.argv.slice(2));
