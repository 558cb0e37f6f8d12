import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Finding } from '../src/audit/finding';
import { findingKinds } from '../src/audit/finding';
import { oneOf, optional, shape, whole } from '../src/ledger/fields';
import { everyKind } from './mutants/every-kind';
import type { History } from './mutants/history';
import { auditInFile } from './mutants/in-file';
import { auditOf, judge } from './mutants/judge';
import type { AtHand } from './mutants/judge';
import { livedAt } from './mutants/life';
import type { MutantKind } from './mutants/mutant';
import { Random } from './mutants/random';
import type { MutantsReport } from './mutants/report';
import { Tally } from './mutants/tally';
import { settingsOf } from './settings';

export { mutantsJson, renderMutants } from './mutants/render';
export type { MutantsReport } from './mutants/report';

/** How a run is made. */
export interface MutantsOptions {
  /** The same seed makes the same run; any where none is given. */
  readonly seed?: number;
  /** How many mutants of each kind; 100 where it is not given. */
  readonly each?: number;
  /** How many of each kind in files; 1 where it is not given. */
  readonly files?: number;
  /** A code that the audit does not tell. It must be found out. */
  readonly broken?: string;
}

const settings = settingsOf(
  shape({
    seed: optional(whole(0, 2 ** 32 - 1), undefined),
    each: optional(whole(1, 10_000), 100),
    files: optional(whole(0, 100), 1),
    broken: optional(oneOf(...Object.keys(findingKinds)), null),
  }),
);

type Settings = ReturnType<typeof settings>;

type Heard = (findings: ReadonlyArray<Finding>) => ReadonlyArray<Finding>;

/** Histories that are lived for each mutant that there is to be: some have no place for one. */
const PATIENCE = 20;

/** Every place of a run is drawn from its seed and the number of its history. */
const randomOf = (seed: number, history: number): Random => new Random(seed + Math.imul(history, 0x9e3779b1));

class Run {
  readonly tallies: ReadonlyMap<MutantKind, Tally> = new Map(
    everyKind.map((kind) => [kind, new Tally(kind.name)]),
  );
  readonly reasons: string[] = [];
  histories = 0;
  events = 0;
  falseAlarms = 0;

  constructor(
    private readonly asked: Settings & { readonly seed: number },
    private readonly folder: string,
  ) {}

  get lacking(): ReadonlyArray<readonly [MutantKind, Tally]> {
    const { each, files } = this.asked;
    return [...this.tallies].filter(([, { mutants, inFiles }]) => mutants < each || inFiles < files);
  }

  async liveOnce(): Promise<void> {
    const { each, files, seed } = this.asked;
    const number = this.histories;
    this.histories += 1;
    const random = randomOf(seed, number);
    const lacking = this.lacking;
    const inFile = lacking.some(([, { inFiles }]) => inFiles < files);
    const file = inFile ? join(this.folder, `${number}.db`) : ':memory:';
    const history = await livedAt(file, random);
    this.lookAtUntouched(history, `log ${number}`);
    for (const [kind, tally] of lacking) {
      const mutant = kind.mutate(history, random);
      if (mutant === undefined) continue;
      const where = `log ${number}`;
      if (tally.mutants < each) tally.add(mutant, judge(mutant, this.heard(mutant, history)), where);
      if (!inFile || tally.inFiles >= files) continue;
      const found = await auditInFile(mutant, file);
      if (found === undefined) continue;
      const judged = judge(mutant, this.hear(found));
      // What was written into the log makes its views wrong too: only where the log was left alone are they held to be right.
      tally.addInFile(mutant.touched === null ? judged : { ...judged, astray: [] }, where);
    }
  }

  private lookAtUntouched(history: History, where: string): void {
    const { log } = history;
    this.events += log.length;
    const found = this.heard({ rows: log, headPosition: log.length }, history);
    const grave = found.filter(({ severity }) => severity === 'E');
    this.falseAlarms += grave.length;
    for (const { code, argument } of grave) this.reasons.push(`${where}, untouched: ${code}: ${argument}`);
  }

  private heard(atHand: Omit<AtHand, 'ledgerId'>, { ledgerId }: History): ReadonlyArray<Finding> {
    return this.hear(auditOf({ ...atHand, ledgerId }));
  }

  private readonly hear: Heard = (findings) => findings.filter(({ code }) => code !== this.asked.broken);
}

const judged = async (asked: Settings & { readonly seed: number }): Promise<MutantsReport> => {
  const folder = mkdtempSync(join(tmpdir(), 'taskledger-stress-'));
  try {
    const run = new Run(asked, folder);
    while (run.lacking.length > 0 && run.histories < asked.each * PATIENCE + PATIENCE) await run.liveOnce();
    const scarce = run.lacking.map(
      ([{ name }, { mutants }]) => `${name}: only ${mutants} in ${run.histories} logs`,
    );
    const tallies = [...run.tallies.values()];
    const reasons = [...run.reasons, ...scarce, ...tallies.flatMap((tally) => tally.reasons)];
    const { histories, events, falseAlarms } = run;
    const { seed, each } = asked;
    const kinds = tallies.map((tally) => tally.report());
    return { seed, each, histories, events, falseAlarms, kinds, reasons, held: reasons.length === 0 };
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** Spoils random logs in every way that is known, each at random places, and holds the audit to naming what and where. */
export const runMutants = async (given: MutantsOptions = {}): Promise<MutantsReport> => {
  const asked = settings(given);
  return judged({ ...asked, seed: asked.seed ?? Math.floor(Math.random() * 2 ** 32) });
};
