import { spawn } from 'node:child_process';
import { existsSync, openSync, closeSync } from 'node:fs';
import { BINARY, ended, removeFolders, withLedger } from './folder';

afterAll(removeFolders);

// A device of Linux that is always full.
const FULL = '/dev/full';
const onLinux = existsSync(FULL) ? describe : describe.skip;

onLinux('a disk that is full', () => {
  it.each([[['list']], [['list', '--json']]])('is told on stderr, with 3, by %j', async (words) => {
    const folder = await withLedger();
    const full = openSync(FULL, 'w');
    const child = spawn(process.execPath, [BINARY, ...words], {
      cwd: folder.path,
      stdio: ['ignore', full, 'pipe'],
    });
    closeSync(full);
    const [code, stderr] = await new Promise<readonly [number | null, string]>((settle) => {
      let text = '';
      child.stderr?.setEncoding('utf8').on('data', (more: string) => (text += more));
      child.on('close', (status) => settle([status, text]));
    });
    expect(code).toBe(3);
    expect(stderr).toMatch(/^taskledger: the answer could not be written: .*ENOSPC.*\n$/);
  });
});

describe('a large answer', () => {
  it('waits for a slow reader and comes whole', async () => {
    const folder = await withLedger();
    const data = JSON.stringify('x'.repeat(100_000));
    const tasks = Array.from({ length: 30 }, (_, i) => ({
      id: `t${i}`,
      title: 'T',
      data: JSON.parse(data) as unknown,
    }));
    await folder.run(['create', '--graph', '-'], { stdin: JSON.stringify({ tasks }) });
    const child = folder.start(['list', '--json']);
    child.stdout.pause();
    const end = ended(child);
    child.stdout.pause();
    setTimeout(() => child.stdout.resume(), 1_000);
    const { code, stdout } = await end;
    expect(code).toBe(0);
    expect((JSON.parse(stdout) as { readonly tasks: ReadonlyArray<unknown> }).tasks).toHaveLength(30);
  });
});
