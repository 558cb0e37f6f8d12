import { chmodSync, copyFileSync } from 'node:fs';
import { emptyFolder, removeFolders, withLedger } from './folder';
import type { Folder, Run } from './folder';

/** Root may write everywhere, so it has to be somebody else. */
const somebody: Run = process.getuid?.() === 0 ? { uid: 65_534 } : {};

describe('a ledger that may not be written, in a folder that may not be', () => {
  let folder: Folder;
  beforeAll(async () => {
    folder = await withLedger();
    chmodSync(folder.ledger, 0o444);
    chmodSync(folder.path, 0o555);
  });
  afterAll(() => {
    chmodSync(folder.path, 0o755);
    removeFolders();
  });

  it.each([[['list']], [['show', 'a']], [['log']], [['verify']], [['audit']]])(
    'is not read by %j, which says what is missing and what helps',
    async (words) => {
      const { code, stdout, stderr } = await folder.run(words, somebody);
      expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
      expect(stderr).toMatch(
        /^taskledger: .*taskledger\.db cannot be written; to read it, SQLite needs a -shm file beside it.*: .*copy the ledger, and its -wal if there is one, .*\n$/,
      );
      const inJson = await folder.run([...words, '--json'], somebody);
      const message = expect.stringContaining('-shm') as string;
      const path = expect.stringMatching(/taskledger\.db$/) as string;
      const answer = {
        _tag: 'LedgerFault',
        fault: { _tag: 'ReadOnly', path },
        commandId: null,
        message,
      };
      expect(JSON.parse(inJson.stdout)).toEqual(answer);
    },
  );

  it('is audited as a file: only a copy of that is opened', async () => {
    const { code, stdout } = await folder.run(['audit', 'taskledger.db'], somebody);
    expect(code).toBe(0);
    expect(stdout).toContain('valid, 0 findings');
  });

  it('is not written, which is all that there is to say', async () => {
    const { code, stderr } = await folder.run(['create', 'A'], somebody);
    expect(code).toBe(3);
    expect(stderr).toMatch(/^taskledger: .*taskledger\.db cannot be written\n$/);
  });

  it('is read where it was copied to', async () => {
    const own = emptyFolder();
    copyFileSync(folder.ledger, own.ledger);
    chmodSync(own.path, 0o777);
    expect(await own.run(['list'], somebody)).toEqual({ code: 0, stdout: 'no tasks\n', stderr: '' });
  });
});
