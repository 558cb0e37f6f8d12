import { createInterface } from 'node:readline';
import { openLedger } from '../../../src/index';
import { tell } from '../../store/programs/tell';

/** Gives each command that it is sent, a line of JSON `[method, input]`, and tells what came of it. */
const main = async ([postgres = '', board = '']: ReadonlyArray<string>): Promise<void> => {
  const ledger = await openLedger({ postgres, board });
  const methods = ledger as unknown as Readonly<Record<string, (input: unknown) => Promise<unknown>>>;
  tell('ready');
  for await (const line of createInterface({ input: process.stdin })) {
    const [method, input] = JSON.parse(line) as [string, unknown];
    tell(await methods[method]?.call(ledger, input));
  }
  await ledger.close();
};

void main(process.argv.slice(2));
