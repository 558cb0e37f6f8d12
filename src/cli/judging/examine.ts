import type { Command } from 'commander';
import type { Examination } from '../../audit/examination';
import { pathOf } from '../../ledger/board-place';
import { examine } from '../../ledger/examine/examine';
import { examineLedger } from '../../ledger/examine/examine-ledger';
import { given } from '../arguments/given';
import { placeOf, withLedger } from '../place';
import type { GlobalOptions } from '../place';
import { withProgress } from '../progress';
import { ownPolicy } from './satisfied-by';
import type { PolicyWord } from './satisfied-by';

/** Examines a log: a file as evidence, or else the board that the options name, to which others may write meanwhile. */
export const withExamination = async (
  command: Command,
  {
    file,
    satisfiedBy,
  }: { readonly file: string | undefined; readonly satisfiedBy: ReadonlyArray<PolicyWord> | undefined },
  work: (examination: Examination, options: GlobalOptions) => Promise<void>,
): Promise<void> => {
  if (file === undefined) {
    const policy = satisfiedBy === undefined ? undefined : ownPolicy(satisfiedBy);
    return withLedger(command, true, async (ledger, options) => {
      const examination = await withProgress('audit', (onProgress) =>
        examineLedger(ledger, pathOf(placeOf(options)), { onProgress, ...given({ satisfiedBy: policy }) }),
      );
      return work(examination, options);
    });
  }
  const examination = await withProgress('audit', (onProgress) =>
    examine(file, { onProgress, ...given({ satisfiedBy }) }),
  );
  try {
    await work(examination, command.optsWithGlobals());
  } finally {
    await examination.close();
  }
};
