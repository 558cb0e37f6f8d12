import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const programs = join(__dirname, 'programs');

/** A process of its own that runs one of the programs. */
export interface Program {
  readonly process: ChildProcess;
  /** Resolves to the next line that it prints. */
  readonly line: () => Promise<string>;
  /** Lets it go on from where it waits for its input. */
  readonly goOn: () => void;
  /** Resolves when it has ended; rejects, with what it said, where it failed. */
  readonly ended: Promise<void>;
}

const running = new Set<ChildProcess>();

afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});

/** Runs `programs/<name>.ts` as a process of its own. */
export const runProgram = (name: string, ...args: ReadonlyArray<string>): Program => {
  const child = spawn(
    process.execPath,
    ['-r', join(programs, 'typescript.cjs'), join(programs, `${name}.ts`), ...args],
    { stdio: ['pipe', 'pipe', 'pipe'] },
  );
  running.add(child);
  let told = '';
  let complaint = '';
  child.stdout.on('data', (chunk: Buffer) => (told += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const closed = once(child, 'close');
  const ended = closed.then(([code]: unknown[]) => {
    if (code !== 0) throw new Error(`${name} ended with ${String(code)}: ${complaint}`);
    return undefined;
  });
  ended.catch(() => undefined);
  return {
    process: child,
    ended,
    goOn: () => child.stdin.end(),
    line: async () => {
      while (!told.includes('\n')) {
        if (child.exitCode !== null) throw new Error(`${name} told nothing more: ${complaint}`);
        await Promise.race([once(child.stdout, 'data'), closed]);
      }
      const [first = '', ...rest] = told.split('\n');
      told = rest.join('\n');
      return first;
    },
  };
};

/** What a program that prints one line of JSON, and ends, has found. */
export const answerOf = async (program: Program): Promise<unknown> => {
  const line = await program.line();
  program.goOn();
  await program.ended;
  return JSON.parse(line) as unknown;
};
