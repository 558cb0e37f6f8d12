import * as fc from 'fast-check';
import type { Observation } from '../../src/audit/observation';
import { rulesUnder } from '../../src/commands/rules';
import { sarif } from '../../src/export/sarif';
import { claim, complete, create } from '../commands/asking';
import { caseOf, cases, read } from './examined';
import type { Case } from './examined';
import { lived, whole } from './logs';
import { wrongForSarif } from './valid';

interface Location {
  readonly logicalLocations: ReadonlyArray<{ readonly kind: string; readonly name: string }>;
  readonly physicalLocation?: object;
}

interface Step {
  readonly executionOrder?: number;
  readonly executionTimeUtc?: string;
  readonly properties: { readonly position: number; readonly role: string };
  readonly location: Location;
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly kind: string;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: ReadonlyArray<Location>;
  readonly codeFlows?: ReadonlyArray<{
    readonly threadFlows: ReadonlyArray<{ readonly locations: ReadonlyArray<Step> }>;
  }>;
  readonly partialFingerprints: Readonly<Record<string, string>>;
}

interface Sarif {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: ReadonlyArray<{ readonly id: string }> } };
      readonly artifacts: ReadonlyArray<{ readonly hashes: Readonly<Record<string, string>> }>;
      readonly results: ReadonlyArray<Result>;
      readonly properties: object;
    },
  ];
}

const written = async ({ examined, report, observations }: Case): Promise<Sarif> =>
  JSON.parse(await whole(sarif(examined, report, read(observations)))) as Sarif;

const kindOf = { E: 'fail', W: 'fail', N: 'informational', O: 'open' };
const levelOf = { E: 'error', W: 'warning', N: 'none', O: 'none' };

const stepsOf = ({ codeFlows = [] }: Result): ReadonlyArray<Step> =>
  codeFlows.flatMap(({ threadFlows }) => threadFlows).flatMap(({ locations }) => locations);

const prints = ({ runs: [{ results }] }: Sarif): ReadonlyArray<string | undefined> =>
  results.map((one) => one.partialFingerprints['finding/v1']);

const unordered = (event: Observation): Observation => ({ ...event, order: null, at: null });

/** A log in which a claim came before its parent was done. */
const early = lived(
  [create('p'), create('c', { parents: ['p'] }), claim('c', 'ann'), complete('p')].map((command) => ({
    after: 10,
    command,
  })),
  rulesUnder(() => true),
);

describe('findings as SARIF', () => {
  it('are valid, each once, with all their evidence in the order of the log', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(cases, async (one) => {
        const log = await written(one);
        expect(wrongForSarif(log)).toEqual([]);
        const [{ results, tool }] = log.runs;
        const { findings } = one.report;
        expect(results.map(({ ruleId }) => ruleId)).toEqual(findings.map(({ code }) => code));
        for (const [i, result] of results.entries()) {
          const { severity, argument, evidence, code } = findings[i]!;
          seen.add(severity);
          expect(result).toMatchObject({ kind: kindOf[severity], level: levelOf[severity] });
          expect(result.message.text).toBe(argument);
          expect(tool.driver.rules[result.ruleIndex]?.id).toBe(code);
          const steps = stepsOf(result);
          const positions = steps.map(({ properties }) => properties.position);
          expect(positions).toEqual(evidence.map(({ position }) => position).toSorted((a, b) => a - b));
          expect(steps.map(({ executionOrder }) => executionOrder)).toEqual(
            steps.map((_step, nth) => nth + 1),
          );
        }
      }),
    );
    expect([...seen].sort()).toEqual(['E', 'N', 'O', 'W']);
  });

  it('say where, when and in which file', async () => {
    const one = caseOf(early);
    const log = await written(one);
    const [{ results, artifacts, properties }] = log.runs;
    const result = results.find(({ ruleId }) => ruleId === 'TL101')!;
    const claimed = early.find(({ event }) => event.kind === 'claimed')!.stored;
    const physicalLocation = { artifactLocation: { uri: 'boards/the%20board%20%231.db', index: 0 } };
    expect(result.locations).toEqual([
      {
        physicalLocation,
        logicalLocations: [
          { name: 'c', kind: 'task', fullyQualifiedName: 'task/c' },
          {
            name: `${claimed.position}`,
            kind: 'position',
            fullyQualifiedName: `position/${claimed.position}`,
          },
        ],
      },
    ]);
    const step = stepsOf(result).find((other) => other.properties.position === claimed.position);
    expect(step).toMatchObject({
      executionTimeUtc: new Date(claimed.createdAt).toISOString(),
      location: { message: { text: 'claim: claimed' }, physicalLocation },
    });
    expect(artifacts).toMatchObject([{ length: 4_096, hashes: { 'sha-256': 'ab'.repeat(32) } }]);
    expect(properties).toMatchObject({ ledgerId: 'pure', valid: false, policy: { satisfiedBy: ['done'] } });
    expect(properties).not.toHaveProperty('findings');
  });

  it('have a fingerprint of their own, the same in the next run', async () => {
    const [first, second] = [await written(caseOf(early)), await written(caseOf(early))];
    expect(prints(first)).toEqual(prints(second));
    expect(new Set(prints(first)).size).toBe(first.runs[0].results.length);
  });

  it('claim no order where the log has none, and no file where there is none', async () => {
    const one = caseOf(early);
    const log = await written({
      ...one,
      examined: { ...one.examined, files: [] },
      observations: one.observations.map(unordered),
    });
    expect(wrongForSarif(log)).toEqual([]);
    const steps = log.runs[0].results.flatMap(stepsOf);
    expect(steps.length).toBeGreaterThan(0);
    for (const step of steps) {
      expect(step).not.toHaveProperty('executionOrder');
      expect(step).not.toHaveProperty('executionTimeUtc');
      expect(step.location).not.toHaveProperty('physicalLocation');
    }
  });
});
