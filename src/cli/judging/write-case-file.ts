import { open, rename, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type { Examination } from '../../audit/examination';
import { caseFile } from '../../export/case-file/case-file';
import type { CaseFile } from '../../export/case-file/case-file';
import { casePage, SIGNATURE } from '../../export/case-file/page';
import { OutputFault } from '../output';
import { UsageFault } from '../arguments/usage-fault';

/** Characters that are gathered before they are written. */
const CHUNK = 65_536;

/** Nothing but an earlier case file is ever written over: a slip of the hand must not cost the evidence. */
const mustBeFree = async (path: string): Promise<void> => {
  let file: FileHandle;
  try {
    file = await open(path, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return;
    throw error instanceof Error ? new OutputFault(error) : error;
  }
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SIGNATURE.length), 0, SIGNATURE.length, 0);
    if (buffer.toString('utf8', 0, bytesRead) === SIGNATURE) return;
  } finally {
    await file.close();
  }
  throw new UsageFault('--html', 'a file that is not there yet, or an earlier case file', path);
};

const writeAll = async (file: FileHandle, pieces: Iterable<string>): Promise<void> => {
  let chunk = '';
  for (const piece of pieces) {
    chunk += piece;
    if (chunk.length < CHUNK) continue;
    await file.appendFile(chunk);
    chunk = '';
  }
  await file.appendFile(chunk);
  await file.sync();
};

/** Writes the case file of an examination, whole or not at all, and tells what is in it. */
export const writeCaseFile = async (examination: Examination, path: string): Promise<CaseFile> => {
  await mustBeFree(path);
  const shown = await caseFile(examination.examined, examination.report, () => examination.observations());
  const unfinished = `${path}.${process.pid}.part`;
  try {
    const file = await open(unfinished, 'wx');
    try {
      await writeAll(file, casePage(shown));
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
    return shown;
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error instanceof Error && 'code' in error ? new OutputFault(error) : error;
  }
};
