import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { version } from '../../src/version';

describe('the version that writers put into the log', () => {
  it('is that of the package', () => {
    const text = readFileSync(join(__dirname, '../../package.json'), 'utf8');
    expect(JSON.parse(text)).toMatchObject({ version });
  });
});
