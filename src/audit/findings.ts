import { findingKinds } from './finding';
import type { Finding, FindingCode } from './finding';

/** What a finding says, its code apart. */
export type Said = Pick<Finding, 'taskId' | 'position' | 'evidence' | 'argument'>;

const place = ({ position }: Finding): number => position ?? Infinity;

/** Findings as they are made; a report tells them in the order of the log. */
export class Findings {
  private readonly made: Finding[] = [];

  add(code: FindingCode, said: Said): void {
    this.made.push({ code, ...findingKinds[code], ...said });
  }

  /** By position, those without one last; by code where positions are equal. */
  inOrder(): ReadonlyArray<Finding> {
    return this.made.toSorted((a, b) => {
      if (place(a) !== place(b)) return place(a) - place(b);
      return a.code < b.code ? -1 : Number(a.code > b.code);
    });
  }
}
