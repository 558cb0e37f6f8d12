import type { SameCommandOptions } from '../../../stress/attempts/same-command';
import { codesOf, expectHeld, reported } from './reported';
import { runPlaces } from '../stressed';

describe.each(runPlaces)('the same command from two processes at once, on %s,', (_store, place) => {
  const sameCommand = (options: SameCommandOptions = {}) =>
    reported('same-command', 'runSameCommand', { ...place(), ...options });

  it('is carried out once, and both hear the same', async () => {
    const report = await sameCommand();
    expectHeld(report);
    expect(report.counts).toMatchObject({ rounds: 50, commands: 250 });
    expect(report.counts['overlapping']).toBeGreaterThan(0);
  });

  it('is found out where the ids of commands are forgotten', async () => {
    const report = await sameCommand({ rounds: 5, broken: 'forgetful' });
    expect(report.held).toBe(false);
    expect(codesOf(report)).toContain('TL509');
    expect(report.reasons.join('\n')).toContain('they heard Created and Created, not the same');
  });
});
