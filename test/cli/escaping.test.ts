import { openLedger } from '../../src/index';
import { wantsColours } from '../../src/cli/words/colours';
import { cut, visible } from '../../src/cli/words/visible';
import { removeFolders, withLedger } from './folder';
import type { Folder } from './folder';

afterAll(removeFolders);

const RED = '\u001b[31m';
const nasty = `a${RED}b\r\n\t\u009b2J\u202ec\u007f`;
const spelled = String.raw`a\x1b[31mb\r\n\t\x9b2J\u{202e}c\x7f`;
// oxlint-disable-next-line no-control-regex
const acting = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/;

/** Tasks whose every field that people write is nasty. */
const inAllStates = async (folder: Folder): Promise<void> => {
  const ledger = await openLedger({ sqlite: folder.ledger, actor: nasty });
  const ids = ['blocked', 'erased', 'commented', 'failed', 'parent'];
  await ledger.createGraph({ tasks: ids.map((id) => ({ id, title: nasty })) });
  await ledger.create({ id: `${nasty}.`, title: 'C', parents: ['parent'] });
  await ledger.block({ taskId: 'blocked', kind: nasty, reason: nasty });
  await ledger.erase({ taskId: 'erased', reason: nasty });
  await ledger.comment({ taskId: 'commented', text: nasty });
  await ledger.claim({ taskId: 'failed', claimant: nasty });
  await ledger.fail({ taskId: 'failed', claimant: nasty, error: nasty });
  await ledger.close();
};

describe('text from the ledger', () => {
  let folder: Folder;
  beforeAll(async () => {
    folder = await withLedger();
    const data = JSON.stringify({ [nasty]: nasty });
    await folder.given(
      ['create', nasty, '--id', nasty, '--assignee', nasty, '--data', data],
      ['create', 'B', '--id', 'b', '--parent', nasty],
      ['claim', nasty, '--as', nasty],
    );
    await inAllStates(folder);
  });

  it.each([
    ['list', ['list']],
    ['show', ['show', nasty]],
    ['history', ['history', nasty]],
    ['log', ['log']],
    ['audit', ['audit', '--verdicts']],
    ['a refused claim', ['claim', 'b', '--as', nasty]],
    ['an unknown task', ['show', `${nasty}!`]],
    ['counts', ['counts']],
    ['a reason', ['why', 'b']],
    ['a block', ['why', 'blocked']],
    ['a block that is shown', ['show', 'blocked']],
    ['a title that was erased, and by whom', ['show', 'erased']],
    ['the history of what was erased', ['history', 'erased']],
    ['a comment', ['history', 'commented']],
    ['attempts', ['attempts', 'failed']],
    ['a graph', ['graph', 'b']],
    ['what would happen', ['cancel', nasty, '--children', 'cancel', '--dry-run']],
    ['a lease', ['heartbeat', nasty, '--as', nasty]],
    ['what was cancelled', ['cancel', 'parent']],
  ])('does not act on the terminal in %s', async (_name, words) => {
    const { stdout, stderr } = await folder.run(words, { env: { FORCE_COLOR: '1', CI: '1' } });
    expect(stdout).not.toMatch(acting);
    expect(stdout).toContain(spelled.slice(0, 20));
    expect(stderr).toBe('');
  });

  it.each([
    ['a value', ['create', 'A', '--priority', nasty]],
    ['an option', ['create', 'A', `--${nasty}`]],
    ['a path', ['list', '--db', nasty]],
  ])('does not act on the terminal in a complaint about %s', async (_name, words) => {
    const { code, stderr } = await folder.run(words);
    expect(code).toBeGreaterThan(1);
    expect(stderr).not.toMatch(acting);
  });

  it('is whole and unchanged in JSON', async () => {
    const { answer } = await folder.json('show', nasty);
    expect(answer).toMatchObject({ id: nasty, title: nasty, data: { [nasty]: nasty }, claimant: nasty });
  });
});

describe('visible', () => {
  it('spells out what is not seen, and nothing else', () => {
    expect(visible(nasty)).toBe(spelled);
    expect(visible('Größe 💡 日本')).toBe('Größe 💡 日本');
  });

  it('cuts between characters, not within them', () => {
    expect(cut('💡💡💡', 3)).toBe('💡💡💡');
    expect(cut('💡💡💡💡', 3)).toBe('💡💡…');
  });
});

describe('colours', () => {
  it('are for terminals that know them, and never against NO_COLOR', () => {
    expect(wantsColours(true, {})).toBe(true);
    expect(wantsColours(undefined, { FORCE_COLOR: '1', CI: '1' })).toBe(false);
    expect(wantsColours(true, { NO_COLOR: '1' })).toBe(false);
    expect(wantsColours(true, { TERM: 'dumb' })).toBe(false);
  });
});
