import { readFile } from 'node:fs/promises';
import { isLeft } from 'fp-ts/Either';
import { parseJson } from '../../events/parse-json';
import type { CreateGraphInput } from '../../ledger/input-types';
import { UsageFault } from './usage-fault';

const fields = ['tasks', 'links'];

const bytesOf = async (file: string): Promise<Uint8Array> => {
  if (file === '-') {
    const chunks: Uint8Array[] = [];
    for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
    return Buffer.concat(chunks);
  }
  try {
    return await readFile(file);
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new UsageFault('--graph', `a file that can be read (${why})`, file);
  }
};

const textOf = (bytes: Uint8Array, file: string): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UsageFault('--graph', 'a file of UTF-8 text', file);
  }
};

/** Reads a plan, `{"tasks": [...], "links": [...]}`, from a file or, for `-`, from stdin. What is in the tasks and links, the ledger checks. */
export const readPlan = async (file: string): Promise<Pick<CreateGraphInput, 'tasks' | 'links'>> => {
  const parsed = parseJson(textOf(await bytesOf(file), file));
  if (isLeft(parsed)) throw new UsageFault('--graph', `JSON (${parsed.left})`, file);
  const plan = parsed.right;
  if (typeof plan !== 'object' || plan === null || Array.isArray(plan)) {
    throw new UsageFault('--graph', 'a plan {"tasks": [...], "links": [...]}', plan);
  }
  const stranger = Object.keys(plan).find((key) => !fields.includes(key));
  if (stranger !== undefined) {
    throw new UsageFault(`--graph ${stranger}`, 'no such field (there are tasks, links)', file);
  }
  return plan as unknown as Pick<CreateGraphInput, 'tasks' | 'links'>;
};
