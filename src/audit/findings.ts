import { findingKinds } from './finding';
import type { Finding, FindingCode, Severity } from './finding';

/** What a finding says, its code apart. */
export type Said = Pick<Finding, 'taskId' | 'position' | 'evidence' | 'argument'>;

const place = ({ position }: Finding): number => position ?? Infinity;

/** Findings as they are made; a report tells them in the order of the log. */
export class Findings {
  private readonly made: Finding[] = [];

  constructor(
    /** Severities other than the usual ones. */
    private readonly severities: Partial<Readonly<Record<FindingCode, Severity>>> = {},
  ) {}

  add(code: FindingCode, said: Said): void {
    const { name, severity } = findingKinds[code];
    this.made.push({ code, name, severity: this.severities[code] ?? severity, ...said });
  }

  /** The positions of the findings of a code. */
  positionsOf(code: FindingCode): ReadonlyArray<number | null> {
    return this.made.filter((one) => one.code === code).map(({ position }) => position);
  }

  /** By position, those without one last; by code where positions are equal. */
  inOrder(): ReadonlyArray<Finding> {
    return this.made.toSorted((a, b) => {
      if (place(a) !== place(b)) return place(a) - place(b);
      return a.code < b.code ? -1 : Number(a.code > b.code);
    });
  }
}
