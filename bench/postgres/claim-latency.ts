import { openLedger } from '../../src';
import type { Ledger } from '../../src';
import { timed } from '../alternate';
import { must } from '../commands/taskledger';
import type { Cell, Scenario } from '../scenario';
import { quantile } from '../spread';
import { mustBeValid } from './contenders/taskledger';
import { withServer } from './databases';
import { longLog } from './long-log';

const SMALL = 10_000;
const WARM_UP = 100;

interface Board {
  readonly events: number;
  readonly ledger: Ledger;
  readonly found: number[];
}

const claim = ({ ledger }: Board, taskId: string): Promise<number> =>
  timed(async () => must(await ledger.claim({ taskId, claimant: 'worker' }), 'Claimed'));

/** What a claim takes behind a short log and behind a long one: the two take turns at every claim. */
export const claimLatency: Scenario = async ({ events, single, runs }) =>
  withServer(async (databases) => {
    const boards: Board[] = [];
    for (const size of [SMALL, events]) {
      const postgres = await databases.lasting(`log ${size}`, (url) => longLog(url, size));
      if (size === SMALL) await mustBeValid(postgres);
      const ledger = await openLedger({ postgres, board: 'bench', actor: 'bench' });
      boards.push({ events: size, ledger, found: [] });
    }
    const names = Array.from(
      { length: WARM_UP + (Math.min(single, 1_000) / 5) * runs },
      (_, i) => `claim-${i}`,
    );
    for (const { ledger } of boards) {
      await Promise.all(names.map((id) => ledger.create({ id, title: id })));
    }
    for (const name of names.slice(0, WARM_UP)) for (const board of boards) await claim(board, name);
    for (const [turn, name] of names.slice(WARM_UP).entries()) {
      for (const board of turn % 2 === 0 ? boards : boards.toReversed()) {
        board.found.push(await claim(board, name));
      }
    }
    for (const { ledger } of boards) await ledger.close();
    const rows: Cell[][] = boards.map(({ events: size, found }) => [
      `${size.toLocaleString('en')} events`,
      ...[0.5, 0.9, 0.99].map((share) => quantile(found, share)),
    ]);
    const [short, long] = boards.map(({ found }) => quantile(found, 0.5));
    const what = `a claim behind ${events.toLocaleString('en')} events: times one behind ${SMALL.toLocaleString('en')}`;
    return {
      tables: [
        {
          title: 'One claim, one by one, in milliseconds',
          columns: ['in the log', 'median', 'p90', 'p99'],
          rows,
        },
      ],
      bars: [{ what, measured: long! / short!, below: 1.25 }],
    };
  });
