import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openLedger } from '../src/ledger/open-ledger';
import type { Rules } from './claim-once/decisions';
import { judge } from './claim-once/judge';
import type { ClaimOnceReport } from './claim-once/report';
import type { Departure, FromRacer, ToRacer } from './claim-once/script';
import { newLedgerFile } from './ledger-file';
import { between } from './racers/pick';
import { startRacer } from './racers/racer';
import type { Racer } from './racers/racer';

export type { ClaimOnceReport } from './claim-once/report';

/** How a claim-once run is made. */
export interface ClaimOnceOptions {
  readonly departure: Departure;
  /** `blind`: claims do not see who holds a task; the run must then find tasks with more than one holder. */
  readonly rules?: Rules;
  /** 6 where it is not given. */
  readonly processes?: number;
  /** 100 where it is not given. */
  readonly tasks?: number;
  /** Where to make the ledger: nothing may be there. A new temporary folder where it is not given. */
  readonly ledger?: string;
}

type OnceRacer = Racer<ToRacer, FromRacer>;

const SCRIPT = join(__dirname, 'claim-once', 'racer-main.js');

/** Milliseconds between the starts of two racers that set off one after the other, at most. */
const STAGGER_MS = 20;

const makeTasks = async (sqlite: string, count: number): Promise<ReadonlyArray<string>> => {
  const ledger = await openLedger({ sqlite });
  try {
    const ids = Array.from({ length: count }, (_, i) => `task-${i + 1}`);
    const made = await ledger.createGraph({ tasks: ids.map((id) => ({ id, title: id })) });
    if (made._tag !== 'GraphCreated') throw new Error(`no tasks: ${made.reason._tag}`);
    return ids;
  } finally {
    await ledger.close();
  }
};

/** Lets many processes claim the same tasks. A fault that reaches one of them, Busy too, rejects the run. */
export const runClaimOnce = async (options: ClaimOnceOptions): Promise<ClaimOnceReport> => {
  const { departure, rules = 'exclusive', processes = 6, tasks: count = 100 } = options;
  const ledger = newLedgerFile(options.ledger);
  const tasks = await makeTasks(ledger, count);
  const racers: OnceRacer[] = [];
  try {
    for (let i = 1; i <= processes; i += 1) {
      const racer: OnceRacer = startRacer('process', SCRIPT);
      racers.push(racer);
      racer.send({ _tag: 'Part', ledger, rules, name: `racer-${i}`, tasks });
      if (departure === 'staggered') {
        racer.send({ _tag: 'Go' });
        await sleep(between(0, STAGGER_MS));
      }
    }
    await Promise.all(racers.map((racer) => racer.next('Ready')));
    if (departure === 'together') for (const racer of racers) racer.send({ _tag: 'Go' });
    return await judge(ledger, tasks, await Promise.all(racers.map((racer) => racer.next('Raced'))));
  } finally {
    await Promise.all(racers.map((racer) => racer.stop()));
  }
};
