import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { systemUser } from '../../src/ledger/identity';
import { BINARY, emptyFolder, ended, removeFolders } from './folder';
import type { Ended, Folder } from './folder';

afterAll(removeFolders);

const page = readFileSync(resolve(__dirname, '../../docs/cli.md'), 'utf8');

/** A command of the page, with the exit code and the output that the page gives it. */
interface Example {
  readonly command: string;
  readonly code: number;
  readonly output: string;
}

const examples: ReadonlyArray<Example> = [...page.matchAll(/```console\n([\s\S]*?)```/g)].flatMap(
  ([, block = '']) =>
    block
      .split(/^\$ /m)
      .slice(1)
      .map((text) => {
        const end = text.indexOf('\n');
        const command = text.slice(0, end);
        const [, code = '0'] = /# exit (\d)$/.exec(command) ?? [];
        return { command, code: Number(code), output: text.slice(end + 1).trimEnd() };
      }),
);

/** A text without what differs from run to run. */
const settled = (text: string, folder?: Folder): string =>
  (folder === undefined ? text : text.replaceAll(folder.path, '/home/ada'))
    .replaceAll(`"actor":"${systemUser()}"`, '"actor":"ada"')
    .replaceAll(new RegExp(`\\bby ${systemUser()}(?=[ ,]|$)`, 'gm'), 'by ada')
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<uuid>')
    .replace(/[0-9a-f]{64}/g, '<sha256>')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<time>')
    .replace(
      /("(?:createdAt|completedAt|claimedAt|leaseUntil|heartbeatAt|runAt|archivedAt|at)":)\d+/g,
      '$1<ms>',
    )
    .trimEnd();

const typed = (folder: Folder, command: string): Promise<Ended> => {
  const PATH = `${folder.path}${delimiter}${process.env['PATH'] ?? ''}`;
  return ended(
    spawn('sh', ['-c', command], { cwd: folder.path, env: { ...process.env, PATH, TASKLEDGER_DB: '' } }),
  );
};

describe('docs/cli.md', () => {
  const folder = emptyFolder();
  beforeAll(() => {
    const script = `#!/bin/sh\nexec '${process.execPath}' '${BINARY}' "$@"\n`;
    writeFileSync(join(folder.path, 'taskledger'), script, { mode: 0o755 });
  });

  it('has examples', () => {
    expect(examples.length).toBeGreaterThan(90);
  });

  it.each(examples)('is true of `$command`', async ({ command, code, output }) => {
    const end = await typed(folder, command);
    expect(settled(end.stdout + end.stderr, folder)).toBe(settled(output));
    expect(end.code).toBe(code);
  });
});
