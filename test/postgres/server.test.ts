import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { runProgram } from '../store/program';
import { answers, PostgresServer } from '../../bench/postgres/server';

describe('the server of the tests', () => {
  it('is an error that tells what the server said where it cannot be started', async () => {
    await expect(PostgresServer.start({ shared_buffers: 'plenty' })).rejects.toThrow(
      /could not be started; it said:\n[^]*invalid value for parameter "shared_buffers": "plenty"/,
    );
  });

  it('ends, and its folder goes, when the process that started it is killed', async () => {
    const program = runProgram('../../postgres/programs/own-server');
    const { folder, url } = JSON.parse(await program.line()) as Record<'folder' | 'url', string>;
    expect(await answers(url)).toBe(true);
    program.process.kill('SIGKILL');
    while (existsSync(folder)) await sleep(20);
    expect(await answers(url)).toBe(false);
  });
});
