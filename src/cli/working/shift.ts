import type { BoardPlace } from '../../ledger/board-place';
import type { WorkInput } from '../../ledger/input-types';
import type { Ledger } from '../../ledger/ledger';
import type { Claimed } from '../../ledger/outcomes';
import type { AttemptAtWork } from '../../ledger/workers/attempt';
import { LONGEST_TIMER } from '../../ledger/workers/longest-timer';
import type { Worker } from '../../ledger/workers/worker';
import { complain, write } from '../output';
import { counted } from '../words/counted';
import { visible } from '../words/visible';
import { attemptReport, reportInWords } from './attempt-report';
import { whenAskedToDrain } from './drain';
import { doByCommand } from './exec/command-handler';
import type { Exit } from './exec/process-group';
import { UnderWay } from './exec/under-way';
import { stopOnceIdle } from './until-idle';
import type { Taken } from './until-idle';

/** How tasks are worked on, settled. */
export interface ShiftOptions {
  readonly input: WorkInput & { readonly pollMs: number };
  readonly taken: Taken;
  readonly command: string;
  readonly place: BoardPlace;
  readonly once: boolean;
  readonly graceMs: number;
  readonly json: boolean;
}

const say = (line: string): void => complain(`taskledger: ${line}`);

/** One run of `taskledger work`: it ends once it was asked to end, is idle (`once`), or cannot go on. */
export class Shift {
  private readonly underWay = new UnderWay();
  private readonly reports = new Set<Promise<void>>();
  private readonly worker: Worker;
  private timer: NodeJS.Timeout | undefined;
  private fault: { readonly error: unknown } | null = null;

  constructor(
    private readonly ledger: Ledger,
    private readonly options: ShiftOptions,
  ) {
    this.worker = ledger.work(options.input, (task, attempt) => this.attempt(task, attempt));
  }

  async run(): Promise<void> {
    const { input, taken, once } = this.options;
    const { worker } = this;
    const kill = () => this.underWay.kill();
    const forget = whenAskedToDrain((signal) => this.drain(signal), kill);
    process.on('exit', kill);
    try {
      if (once) this.watch(stopOnceIdle(this.ledger, worker, { as: input.as, taken, pollMs: input.pollMs }));
      await worker.done;
    } finally {
      await Promise.all(this.reports);
      clearTimeout(this.timer);
      forget();
      process.off('exit', kill);
      const { claimed, completed, failed, ended, lost } = worker.counts;
      say(
        `${claimed} claimed: ${completed} completed, ${failed} failed, ${ended} ended otherwise, ${lost} lost`,
      );
    }
    if (this.fault !== null) throw this.fault.error;
  }

  private drain(signal: NodeJS.Signals): void {
    const running = counted(this.underWay.size, 'command');
    say(`${signal}: takes nothing more; ${running} under way; a second signal ends at once`);
    this.timer = setTimeout(() => this.underWay.end(), Math.min(this.options.graceMs, LONGEST_TIMER));
    this.watch(this.worker.stop());
  }

  private async attempt(task: Claimed, attempt: AttemptAtWork): Promise<unknown> {
    say(`${visible(task.id)}: attempt ${task.attempt}, fence ${task.fence}: claimed`);
    let exit: Exit = { exitCode: null, signal: null };
    try {
      return await doByCommand({ ...this.options, underWay: this.underWay }, task, attempt, (ended) => {
        exit = ended;
      });
    } finally {
      this.watch(this.report(task, exit));
    }
  }

  private async report(task: Claimed, exit: Exit): Promise<void> {
    const report = await attemptReport(this.ledger, task, exit, () => this.worker.over);
    say(reportInWords(report));
    if (this.options.json) await write(`${JSON.stringify(report)}\n`);
  }

  /** Lets something go on beside the worker; where it fails the worker is stopped, and that is what went wrong. */
  private watch(work: Promise<void>): void {
    const whole = work
      .catch((error: unknown) => {
        this.fault ??= { error };
        void this.worker.stop().catch(() => undefined);
      })
      .finally(() => this.reports.delete(whole));
    this.reports.add(whole);
  }
}
