import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runProgram } from '../store/program';
import type { Program } from '../store/program';
import { readDiary } from './diary';
import type { Entry } from './diary';

const NAMES = ['ann', 'bob', 'cid'];
const LANES = 4;
/** How many more commands of each are answered before the next thing happens. */
const EACH = 40;
/** How long they may take for that, in milliseconds. */
const PATIENCE = 60_000;

/** Processes that make, claim and complete tasks of a board, several at once, each with a diary. */
export class Crew {
  private constructor(
    private readonly folder: string,
    private readonly programs: ReadonlyArray<Program>,
  ) {}

  /** Starts them all; each works from now on. */
  static async start(url: string, board: string): Promise<Crew> {
    const folder = mkdtempSync(join(tmpdir(), 'taskledger-crew-'));
    const programs = NAMES.map((name) => {
      const given = [url, board, name, String(LANES), join(folder, name)];
      return runProgram('../../postgres/programs/keep-working', ...given);
    });
    await Promise.all(programs.map((program) => program.line()));
    return new Crew(folder, programs);
  }

  /** Waits until each of them got some more answers. */
  async goesOn(): Promise<void> {
    const before = this.answered();
    const until = Date.now() + PATIENCE;
    while (this.answered().some((many, i) => many < (before[i] ?? 0) + EACH)) {
      if (Date.now() > until) throw new Error(`of ${EACH} more answers came ${this.answered().join(', ')}`);
      for (const { process, ended } of this.programs) if (process.exitCode !== null) await ended;
      await sleep(20);
    }
  }

  /** Lets each settle what it has asked, and ends them; what stands in their diaries. */
  async stop(): Promise<ReadonlyArray<Entry>> {
    for (const program of this.programs) program.goOn();
    await Promise.all(this.programs.map(({ ended }) => ended));
    const entries = this.diaries().flat();
    rmSync(this.folder, { recursive: true });
    return entries;
  }

  private diaries(): ReadonlyArray<ReadonlyArray<Entry>> {
    return NAMES.map((name) => readDiary(join(this.folder, name)));
  }

  private answered(): ReadonlyArray<number> {
    return this.diaries().map((entries) => entries.filter(({ _tag }) => _tag === 'answered').length);
  }
}
