import type { ShapesOptions } from '../../../stress/attempts/shapes';
import { codesOf, expectHeld, reported } from './reported';
import { runPlaces } from '../stressed';

describe.each(runPlaces)('a diamond, a wide fan and its mirror image, on %s,', (_store, place) => {
  const shapes = (options: ShapesOptions = {}) =>
    reported('shapes', 'runShapes', { ...place(), workers: 3, ...options });

  it('are worked off by several processes, parents first, each child promoted once', async () => {
    const report = await shapes();
    expectHeld(report);
    expect(report.counts).toMatchObject({ tasks: 206, attempts: 206, completed: 206, promoted: 104 });
  });

  it('are found out where parents always satisfy', async () => {
    const report = await shapes({ width: 20, broken: 'ungated' });
    expect(report.held).toBe(false);
    expect(report.reasons.join('\n')).toMatch(/was claimed at \d+ while root was open/);
    expect(codesOf(report)).toContain('TL101');
  });

  it('are found out where no child is promoted', async () => {
    const report = await shapes({ width: 20, broken: 'unpromoting', stallMs: 1_500 });
    expect(report.held).toBe(false);
    expect(report.reasons).toContain('bottom was promoted 0 times (its parents: 2)');
  });
});
