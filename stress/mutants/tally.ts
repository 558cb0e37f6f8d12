import type { Finding } from '../../src/audit/finding';
import type { Judged } from './judge';
import type { Expected, Mutant } from './mutant';
import type { KindReport } from './report';

const place = ({ code, position }: Pick<Expected, 'code' | 'position'>): string =>
  position === null ? code : `${code}@${position}`;

const places = (some: ReadonlyArray<Pick<Expected, 'code' | 'position'>>): string =>
  some.length === 0 ? 'nothing' : some.map(place).join(', ');

const grave = ({ severity }: Finding): boolean => severity === 'E' || severity === 'O';

/** Counts what an audit made of the mutants of one kind. */
export class Tally {
  readonly reasons: string[] = [];
  mutants = 0;
  inFiles = 0;
  private named = 0;
  private namedInFiles = 0;
  private readonly codes = new Map<string, number>();
  private readonly besides = new Map<string, number>();

  constructor(private readonly kind: string) {}

  /** A mutant that was audited where it was made; `where` says which it was. */
  add(mutant: Mutant, judged: Judged, where: string): void {
    this.mutants += 1;
    if (this.isNamed(judged, where)) this.named += 1;
    const due = new Set<string>(mutant.expected.map(({ code }) => code));
    for (const one of mutant.expected) if (!judged.unnamed.includes(one)) this.count(this.codes, one.code);
    const others = new Set(judged.findings.filter(grave).map(({ code }) => code));
    for (const code of others) if (!due.has(code)) this.count(this.besides, code);
  }

  /** A mutant that was written into a file, and audited there. */
  addInFile(judged: Judged, where: string): void {
    this.inFiles += 1;
    if (this.isNamed(judged, `${where}, in a file`)) this.namedInFiles += 1;
  }

  report(): KindReport {
    const inFiles = { mutants: this.inFiles, named: this.namedInFiles };
    const { kind, mutants, named } = this;
    return { kind, mutants, named, codes: inOrder(this.codes), besides: inOrder(this.besides), inFiles };
  }

  private isNamed({ unnamed, astray, findings }: Judged, where: string): boolean {
    if (unnamed.length > 0) {
      const said = places(findings.filter(grave).slice(0, 8));
      this.reasons.push(`${this.kind}, ${where}: ${places(unnamed)} was not told; told was ${said}`);
    }
    if (astray.length > 0) {
      this.reasons.push(`${this.kind}, ${where}: ${places(astray)} was told where nothing was touched`);
    }
    return unnamed.length === 0 && astray.length === 0;
  }

  private count(counts: Map<string, number>, code: string): void {
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
}

const inOrder = (counts: ReadonlyMap<string, number>): Readonly<Record<string, number>> =>
  Object.fromEntries([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)));
