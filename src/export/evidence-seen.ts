import type { Evidence, Finding } from '../audit/finding';
import type { Observation } from '../audit/observation';

/** Something that a finding names, by which it is found among the events of the log. */
type Named = Pick<Evidence, 'position' | 'id'>;

const keyOf = ({ position, id }: Named): string => `${position} ${id ?? ''}`;

/** The events of a log that findings name as evidence. */
export class EvidenceSeen {
  private readonly seen = new Map<string, Observation | null>();

  private constructor(findings: ReadonlyArray<Finding>) {
    for (const one of findings.flatMap(({ evidence }) => evidence)) this.seen.set(keyOf(one), null);
  }

  /** Reads a log for the events that the findings name: those alone are held in memory. */
  static async in(
    observations: AsyncIterable<Observation>,
    findings: ReadonlyArray<Finding>,
  ): Promise<EvidenceSeen> {
    const evidence = new EvidenceSeen(findings);
    for await (const one of observations) {
      const key = keyOf(one);
      if (evidence.seen.has(key)) evidence.seen.set(key, one);
    }
    return evidence;
  }

  /** The event that a piece of evidence is; null where the log has none. */
  of(one: Named): Observation | null {
    return this.seen.get(keyOf(one)) ?? null;
  }
}
