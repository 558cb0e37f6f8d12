import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { WrittenLog } from '../../audit/written-log';
import { refused } from '../../audit/events';
import { Chromium } from '../../browser/chromium';
import type { Page } from '../../browser/page';
import { pageOf } from './drawn-log';

const folder = mkdtempSync(join(tmpdir(), 'case-file-'));
let browser: Chromium;
let files = 0;

beforeAll(async () => {
  browser = await Chromium.start();
});

afterAll(async () => {
  await browser?.stop();
  rmSync(folder, { recursive: true });
});

/** A page in the browser, from its text. */
const shown = (text: string): Promise<Page> => {
  files += 1;
  const path = join(folder, `${files}.html`);
  writeFileSync(path, text);
  return browser.open(pathToFileURL(path).href);
};

const evil = [
  `</script><img src=x onerror="window.owned=1">`,
  `"><svg onload=window.owned=1>`,
  `' onfocus=window.owned=1 autofocus x='`,
  `<!--<script>window.owned=1//`,
  `</style><script src="https://evil.example/x.js"></script>`,
  `]]></svg><iframe srcdoc="<script>parent.owned=1</script>">`,
  `\u2028window.owned=1\u202e`,
];

/** A log in which whatever somebody can choose is chosen to break out of the page. */
const hostile = (): WrittenLog => {
  const log = new WrittenLog();
  for (const [index, text] of evil.entries()) {
    const parent = `p${index}${text}`;
    log.created(parent).created(text, [parent], 'ready');
    log.command(refused(text, { _tag: 'blocked', kind: text }, 'ready', []));
    log.claimed(text, { claimant: text, leaseUntil: 90_000 });
    log.completed(text, 1);
  }
  return log;
};

/** A log of one violated claim, and of so many right ones. */
const long = (count: number): WrittenLog => {
  const log = new WrittenLog();
  log.created('parent').created('child', ['parent'], 'ready').claimed('child', { claimant: 'mallory' });
  for (let index = 0; index < count; index += 1)
    log
      .created(`task-${index}`)
      .claimed(`task-${index}`, { claimant: `worker-${index % 7}` })
      .completed(`task-${index}`, 1);
  return log;
};

const rowsShown = `document.querySelectorAll('#claims-table tbody tr').length`;
const told = `document.querySelector('output[name=shown]').value`;
const click = (name: string): string => `document.querySelector('button[name=${name}]').click()`;

describe('a case file in a browser', () => {
  it('runs nothing of what the log says, and loads nothing', async () => {
    const page = await shown(await pageOf(hostile().rows));
    await page.until(`document.documentElement.dataset.ready === 'yes'`);
    await page.evaluate(`document.querySelectorAll('details').forEach((one) => (one.open = true))`);
    for (const name of ['next', 'last', 'first']) await page.evaluate(click(name));
    expect(await page.evaluate('window.owned ?? null')).toBeNull();
    expect(
      await page.evaluate(
        `document.querySelectorAll('img, iframe, svg[onload], [onfocus], script[src]').length`,
      ),
    ).toBe(0);
    expect(await page.evaluate(`document.scripts.length`)).toBe(2);
    expect(page.requests.map(({ url }) => new URL(url).protocol)).toEqual(['file:']);
    expect(page.complaints).toEqual([]);
    const text = await page.evaluate<string>('document.body.innerText');
    for (const one of evil.slice(0, 6)) expect(text).toContain(one);
  });

  it('would run nothing, even if something of it came in as HTML', async () => {
    const broken = (await pageOf(hostile().rows)).replace(
      '</main>',
      `<script>window.owned = 1</script><img src="https://evil.example/x" onerror="window.owned = 1"></main>`,
    );
    const page = await shown(broken);
    await page.until(`document.documentElement.dataset.ready === 'yes'`);
    expect(await page.evaluate('window.owned ?? null')).toBeNull();
    expect(page.requests.map(({ url }) => new URL(url).host)).toEqual(['', 'evil.example']);
    expect(page.blocked).toEqual(['csp']);
    expect(page.complaints.filter((one) => one.includes('Content Security Policy')).length).toBeGreaterThan(
      0,
    );
    const raw = `document.body.insertAdjacentHTML('beforeend', '<b>raw</b>')`;
    await expect(page.evaluate(raw)).rejects.toThrow(/TrustedHTML/);
  });

  it('pages through all claims, and finds some', async () => {
    const page = await shown(await pageOf(long(450).rows));
    await page.until(`document.documentElement.dataset.ready === 'yes'`);
    expect(await page.evaluate(rowsShown)).toBe(100);
    expect(await page.evaluate(told)).toBe('1–100 of 451');
    await page.evaluate(click('next'));
    expect(await page.evaluate(told)).toBe('101–200 of 451');
    await page.evaluate(click('last'));
    expect(await page.evaluate(told)).toBe('401–451 of 451');
    expect(await page.evaluate(rowsShown)).toBe(51);
    const lastRow = `[...document.querySelector('#claims-table tbody').lastChild.cells].map((cell) => cell.textContent)`;
    expect(await page.evaluate(lastRow)).toEqual([
      '1354',
      '1970-01-01 00:00:02.354 UTC',
      'task-449',
      'worker-1',
      'satisfied',
      '',
    ]);
    await page.evaluate(
      `(() => { const one = document.querySelector('select[name=verdict]'); one.value = 'v'; one.dispatchEvent(new Event('change')); })()`,
    );
    expect(await page.evaluate(told)).toBe('1–1 of 1');
    expect(await page.evaluate<ReadonlyArray<string>>(lastRow)).toContain('mallory');
  });

  it('finds claims by what is typed, with no mouse', async () => {
    const page = await shown(await pageOf(long(450).rows));
    await page.until(`document.documentElement.dataset.ready === 'yes'`);
    await page.evaluate(`document.querySelector('input[name=text]').focus()`);
    for (const key of 'task-44') await page.press(key);
    await page.until(`${told} === '1–11 of 11'`);
    await page.press('Tab');
    expect(await page.evaluate('document.activeElement.name')).toBe('first');
  });

  it('begins with a way past its head, and moves through a picture by arrow keys', async () => {
    const page = await shown(await pageOf(long(3).rows));
    await page.until(`document.documentElement.dataset.ready === 'yes'`);
    await page.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the verdict');
    const label = `document.activeElement.getAttribute('aria-label')`;
    await page.evaluate(
      `document.querySelector('svg.timeline a.mark[tabindex="0"], svg.timeline a.mark').focus()`,
    );
    await page.press('Home');
    const first = await page.evaluate<string>(label);
    await page.press('ArrowRight');
    const second = await page.evaluate<string>(label);
    expect(second).not.toBe(first);
    await page.press('ArrowLeft');
    expect(await page.evaluate(label)).toBe(first);
    await page.press('End');
    await page.press('Enter');
    await page.until(
      `document.querySelector('details.events').open && document.activeElement.tagName === 'TR'`,
    );
  });

  it('can be read without its script, and on paper', async () => {
    const page = await shown(await pageOf(long(450).rows));
    await page.send('Emulation.setScriptExecutionDisabled', { value: true });
    await page.go(await page.evaluate<string>('location.href'));
    expect(await page.evaluate(rowsShown)).toBe(100);
    expect(await page.evaluate(`document.querySelector('#claims-controls').checkVisibility()`)).toBe(false);
    expect(await page.evaluate(`document.querySelector('#claims-caption').textContent`)).toMatch(
      /^The first 100 of 451/,
    );
    await page.look({ width: 690, height: 1100, scheme: 'dark', media: 'print' });
    expect(await page.evaluate(`document.documentElement.scrollWidth`)).toBe(690);
    const ground = `getComputedStyle(document.body).backgroundColor`;
    expect(await page.evaluate(ground)).toBe('rgb(255, 255, 255)');
    await page.look({ width: 800, height: 1100, scheme: 'dark' });
    expect(await page.evaluate(ground)).toBe('rgb(21, 23, 27)');
    expect((await page.print()).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('has headings in order, names for what is a picture, and heads for its tables', async () => {
    const page = await shown(await pageOf(long(3).rows));
    const levels = await page.evaluate<number[]>(
      `[...document.querySelectorAll('h1, h2, h3, h4')].map(({ tagName }) => Number(tagName[1]))`,
    );
    expect(levels[0]).toBe(1);
    for (const [index, level] of levels.slice(1).entries())
      expect(level - levels[index]!).toBeLessThanOrEqual(1);
    const lacking = `[
      ...document.querySelectorAll('svg:not([aria-hidden]):not([aria-label])'),
      ...document.querySelectorAll('thead th:not([scope])'),
      ...document.querySelectorAll('section:not([aria-labelledby])'),
      ...document.querySelectorAll('svg a:not([aria-label])'),
    ].map((one) => one.outerHTML.slice(0, 120))`;
    expect(await page.evaluate(lacking)).toEqual([]);
    const ids = await page.evaluate<string[]>(`[...document.querySelectorAll('[id]')].map(({ id }) => id)`);
    expect(new Set(ids).size).toBe(ids.length);
    const astray = `[...document.querySelectorAll('a[href^="#"]')].map((a) => a.getAttribute('href').slice(1)).filter((id) => !document.getElementById(id))`;
    expect(await page.evaluate(astray)).toEqual([]);
  });
});
