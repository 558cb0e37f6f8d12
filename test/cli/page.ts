import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { systemUser } from '../../src/ledger/identity';
import { BINARY, emptyFolder, ended } from './folder';
import type { Ended, Folder } from './folder';

/** A command of a page, with the exit code and the output that the page gives it. */
export interface Example {
  readonly command: string;
  readonly code: number;
  readonly output: string;
}

/** The commands of a page of docs/, in order. */
export const examplesOf = (page: string): ReadonlyArray<Example> => {
  const text = readFileSync(resolve(__dirname, '../../docs', page), 'utf8');
  return [...text.matchAll(/```console\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
    block
      .split(/^\$ /m)
      .slice(1)
      .map((example) => {
        const end = example.indexOf('\n');
        const command = example.slice(0, end);
        const [, code = '0'] = /# exit (\d)$/.exec(command) ?? [];
        return { command, code: Number(code), output: example.slice(end + 1).trimEnd() };
      }),
  );
};

/** A text without what differs from run to run. */
const settled = (text: string, folder?: Folder): string =>
  (folder === undefined ? text : text.replaceAll(folder.path, '/home/ada'))
    .replaceAll(`"actor":"${systemUser()}"`, '"actor":"ada"')
    .replaceAll(new RegExp(`\\bby (\\\\?")${systemUser()}\\\\?"`, 'g'), 'by $1ada$1')
    .replaceAll(new RegExp(`\\bby ${systemUser()}(?=[ ,]|$)`, 'gm'), 'by ada')
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<uuid>')
    .replace(/[0-9a-f]{64}/g, '<sha256>')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<time>')
    .replace(/\b\d+ bytes/g, '<n> bytes')
    .replace(/"(bytes|length)":\d+/g, '"$1":<n>')
    .replace(
      /("(?:createdAt|completedAt|claimedAt|leaseUntil|heartbeatAt|runAt|archivedAt|recordedAt|at|timestamp)":)\d+/g,
      '$1<ms>',
    )
    .trimEnd();

const typed = (folder: Folder, command: string): Promise<Ended> => {
  const PATH = `${folder.path}${delimiter}${process.env['PATH'] ?? ''}`;
  return ended(
    spawn('sh', ['-c', command], { cwd: folder.path, env: { ...process.env, PATH, TASKLEDGER_DB: '' } }),
  );
};

/** An empty folder in which the command line is at hand as `taskledger`. */
export const folderToType = (): Folder => {
  const folder = emptyFolder();
  const script = `#!/bin/sh\nexec '${process.execPath}' '${BINARY}' "$@"\n`;
  writeFileSync(join(folder.path, 'taskledger'), script, { mode: 0o755 });
  return folder;
};

/** Types a command of a page; what it prints and how it ends have to be what the page says. */
export const expectTrue = async (folder: Folder, { command, code, output }: Example): Promise<void> => {
  const end = await typed(folder, command);
  expect(settled(end.stdout + end.stderr, folder)).toBe(settled(output));
  expect(end.code).toBe(code);
};
