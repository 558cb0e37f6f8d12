import { createInterface } from 'node:readline';
import type { Ledger } from '../../src/index';
import { runProgram } from '../store/program';

type Method = 'create' | 'claim' | 'complete' | 'cancel';

type Outcome<M extends Method> = Awaited<ReturnType<Ledger[M]>>;

/** A process of its own with a board open, which does as it is asked. */
export interface AnotherProcess {
  readonly ask: <M extends Method>(method: M, input: Parameters<Ledger[M]>[0]) => Promise<Outcome<M>>;
}

/** Starts a process that has the board open. */
export const anotherProcess = async (url: string, board: string): Promise<AnotherProcess> => {
  const program = runProgram('../../postgres/programs/do-as-asked', url, board);
  const { stdin, stdout } = program.process;
  if (stdin === null || stdout === null) throw new Error('the program has no pipes');
  const lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<string> => {
    const line = await lines.next();
    if (line.done !== true) return line.value;
    await program.ended;
    throw new Error('the program has ended');
  };
  await next();
  return {
    ask: async <M extends Method>(method: M, input: Parameters<Ledger[M]>[0]): Promise<Outcome<M>> => {
      stdin.write(`${JSON.stringify([method, input])}\n`);
      return JSON.parse(await next()) as Outcome<M>;
    },
  };
};
