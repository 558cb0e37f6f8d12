import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { caseFile } from '../../../src/export/case-file/case-file';
import { casePage } from '../../../src/export/case-file/page';
import { examine } from '../../../src/ledger/examine/examine';
import { Chromium } from '../../browser/chromium';
import { makeDemonstration } from './demonstration';

const folder = mkdtempSync(join(tmpdir(), 'case-file-pictures-'));
const docs = resolve(__dirname, '../../../docs');

afterAll(() => rmSync(folder, { recursive: true }));

/** The page of the demonstration, read as evidence. */
const pageOfDemonstration = async (): Promise<string> => {
  const path = join(folder, 'release-4.2.db');
  await makeDemonstration(path);
  const examination = await examine(path);
  try {
    const { examined, report } = examination;
    return [...casePage(await caseFile(examined, report, () => examination.observations()))].join('');
  } finally {
    await examination.close();
  }
};

describe('the pictures of the docs', () => {
  it('can be made, by day and in the dark; PICTURES=docs makes them anew', async () => {
    const page = join(folder, 'case.html');
    writeFileSync(page, await pageOfDemonstration());
    const browser = await Chromium.start();
    try {
      const shown = await browser.open(pathToFileURL(page).href);
      const pictures: Buffer[] = [];
      for (const [scheme, name] of [
        ['light', 'case-file.png'],
        ['dark', 'case-file-dark.png'],
      ] as const) {
        await shown.look({ width: 1200, height: 2150, scheme });
        const picture = await shown.picture();
        expect(picture.length).toBeLessThan(300_000);
        expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1200, 2150]);
        if (process.env['PICTURES'] === 'docs') writeFileSync(join(docs, name), picture);
        pictures.push(picture);
      }
      expect(pictures[0]!.equals(pictures[1]!)).toBe(false);
    } finally {
      await browser.stop();
    }
  });
});
