import * as fc from 'fast-check';
import { audit } from '../../src/audit/audit';
import type { Examined } from '../../src/audit/examination';
import type { Observation } from '../../src/audit/observation';
import { observationOf } from '../../src/audit/native-observation';
import type { AuditReport } from '../../src/audit/report';
import { rulesUnder } from '../../src/commands/rules';
import type { Recorded } from '../../src/events/recorded';
import { wholeLives } from '../audit/whole-lives';
import { lived } from './logs';

/** A log that was examined, with everything that a format is written from. */
export interface Case {
  readonly examined: Examined;
  readonly report: AuditReport;
  readonly observations: ReadonlyArray<Observation>;
}

export const examined: Examined = {
  place: 'boards/the board #1.db',
  format: 'taskledger',
  files: [{ name: 'boards/the board #1.db', bytes: 4_096, sha256: 'ab'.repeat(32) }],
  ledgerId: 'pure',
  at: 1_000,
  version: '1.2.3',
};

export const caseOf = (log: ReadonlyArray<Recorded>): Case => ({
  examined,
  report: audit(log, { contentsAtHand: true }),
  observations: log.map(observationOf),
});

/** Logs without a gate, of which some events are gone: there is much to find in them. */
export const cases: fc.Arbitrary<Case> = fc
  .tuple(wholeLives, fc.array(fc.nat(60), { maxLength: 3 }))
  .map(([moments, gone]) => {
    const log = lived(
      moments,
      rulesUnder(() => true),
    );
    return caseOf(log.filter((_one, i) => !gone.includes(i)));
  });

/** Observations as they are read. */
export async function* read(observations: ReadonlyArray<Observation>): AsyncGenerator<Observation> {
  yield* observations;
}
