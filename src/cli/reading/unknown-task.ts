import { rejection } from '../../commands/decision';
import { exitCodes } from '../exit-codes';
import type { GlobalOptions } from '../place';
import { printAnswer } from '../print-answer';
import { refusalInWords } from '../words/refusal-in-words';

/** Says that there is no such task, in the words and the shape of any refusal. */
export const unknownTask = (
  options: GlobalOptions,
  taskId: string,
  print: typeof printAnswer = printAnswer,
): Promise<void> => {
  const refused = rejection(taskId, { _tag: 'unknown_task', taskId });
  return print(options, refused, () => `${refusalInWords(refused)}\n`, exitCodes.refused);
};
