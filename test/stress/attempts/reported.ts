import type { AttemptsReport } from '../../../stress/attempts/report';
import type { AskedPlace } from '../../../stress/new-place';
import { stressed } from '../stressed';

/** Runs one of the runs of the attempts in a process of its own. */
export const reported = (module: string, name: string, options: AskedPlace): Promise<AttemptsReport> =>
  stressed(`attempts/${module}`, name, options);

/** The codes of the findings of severity E. */
export const codesOf = ({ errors }: AttemptsReport): ReadonlySet<string> =>
  new Set(errors.map(({ code }) => code));

/** Nothing speaks against the run. */
export const expectHeld = (report: AttemptsReport): void => {
  expect(report).toMatchObject({ reasons: [], errors: [], held: true });
};
