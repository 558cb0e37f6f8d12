import { alternate, ratioOf } from '../alternate';
import type { Bar, Cell, Scale, Scenario } from '../scenario';
import { spreadOf } from '../spread';
import { byHand } from './by-hand';
import { plainjob } from './plainjob';
import { taskledger } from './taskledger';
import { workloads } from './workload';
import type { Mode } from './workload';

const WIDTH = 64;

const modes = ({ single, grouped }: Scale): ReadonlyArray<Mode> =>
  workloads.flatMap((workload) =>
    (['full', 'normal'] as const).flatMap((durability) => [
      { workload, durability, width: 1, count: durability === 'full' ? single : single * 2 },
      { workload, durability, width: WIDTH, count: grouped },
    ]),
  );

const names: Readonly<Record<Mode['workload'], string>> = {
  create: 'create',
  claim: 'claim',
  pair: 'claim next + complete',
};

const describe = ({ workload, durability, width }: Mode): string =>
  `${names[workload]}, ${width === 1 ? 'one by one' : `${width} in flight`}, ${durability.toUpperCase()}`;

const barsOf = (mode: Mode, toHand: number, toPlainjob: number): ReadonlyArray<Bar> => {
  const { workload, durability, width } = mode;
  if (width === 1 && durability === 'normal') {
    return [{ what: `${describe(mode)}: times the hand-written limit`, measured: toHand, atLeast: 0.5 }];
  }
  if (width > 1 && durability === 'full' && workload === 'pair') {
    const what = `${describe(mode)}: times plainjob one by one at NORMAL (aim 1.5)`;
    return [{ what, measured: toPlainjob, atLeast: 1 }];
  }
  return [];
};

/** Commands per second: taskledger, the same rows written by hand, and a queue without a history. */
export const commands: Scenario = async (scale) => {
  const runners = {
    taskledger: taskledger(scale.scratch),
    hand: byHand(scale.scratch),
    plainjob: plainjob(scale.scratch),
  };
  const rows: Cell[][] = [];
  const bars: Bar[] = [];
  for (const mode of modes(scale)) {
    const contenders = (['taskledger', 'hand', 'plainjob'] as const).map((name) => ({
      name,
      run: () => runners[name](mode),
    }));
    const rates = await alternate(contenders, scale.runs);
    const toHand = ratioOf(rates.taskledger, rates.hand);
    const toPlainjob = ratioOf(rates.taskledger, rates.plainjob);
    const perSecond = [rates.taskledger, rates.hand, rates.plainjob].map(spreadOf);
    rows.push([describe(mode), ...perSecond, toHand, toPlainjob]);
    bars.push(...barsOf(mode, toHand.median, toPlainjob.median));
  }
  const columns = ['', 'taskledger', 'by hand', 'plainjob (NORMAL, one by one)', '× by hand', '× plainjob'];
  return { tables: [{ title: 'Per second', columns, rows }], bars };
};
