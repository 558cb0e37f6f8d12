import type { ManyOptions } from '../../../stress/attempts/many';
import { expectHeld, reported } from './reported';

const many = (options: ManyOptions = {}) => reported('many', 'runMany', options);

describe('many attempts at one task', () => {
  it('stay cheap, and are all told', async () => {
    const first = await many();
    const report = first.held ? first : await many();
    expectHeld(report);
    expect(report.counts).toMatchObject({ attempts: 1_000 });
  });

  it('are found out where each reads all that was before it', async () => {
    const report = await many({ attempts: 600, broken: 'rereading' });
    expect(report.held).toBe(false);
    expect(report.reasons.join('\n')).toContain('times as long as the first');
  });
});
