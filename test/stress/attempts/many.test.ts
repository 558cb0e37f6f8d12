import type { ManyOptions } from '../../../stress/attempts/many';
import { expectHeld, reported } from './reported';
import { runPlaces } from '../stressed';

describe.each(runPlaces)('many attempts at one task, on %s,', (_store, place) => {
  const many = (options: ManyOptions = {}) => reported('many', 'runMany', { ...place(), ...options });

  it('stay cheap, and are all told', async () => {
    const first = await many();
    const report = first.held ? first : await many();
    expectHeld(report);
    expect(report.counts).toMatchObject({ attempts: 1_000 });
  });

  it('are found out where each reads all that was before it', async () => {
    const report = await many({ attempts: 400, bound: 2, broken: 'rereading' });
    expect(report.held).toBe(false);
    expect(report.reasons.join('\n')).toContain('times as long as those at fresh tasks');
  });
});
