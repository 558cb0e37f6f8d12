import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { doJob, jobNames } from './logs/job';
import type { Errand } from './postgres/contenders/contender';
import { doErrand } from './postgres/crew';
import { printedAll } from './print';
import { paced } from './processes/paced';
import { passes } from './scenario';
import type { Measured, Scale, Scenario } from './scenario';
import { scenarios, storeNames } from './scenarios';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    store: { type: 'string', multiple: true, default: ['sqlite'] },
    only: { type: 'string', multiple: true, default: [] },
    events: { type: 'string' },
    runs: { type: 'string', default: '5' },
    // How the program starts itself again, to do one thing in a process of its own.
    job: { type: 'string' },
    log: { type: 'string', default: '' },
    errand: { type: 'string' },
  },
});

const measure = async (scale: Scale, name: string, scenario: Scenario): Promise<Measured> => {
  const measured = await scenario(scale);
  if (!values.json) process.stdout.write(`## ${name}\n\n${printedAll(measured)}\n`);
  return measured;
};

/** The scenarios that are asked for, by name; those of PostgreSQL say so where SQLite's are asked for too. */
const chosenScenarios = (): ReadonlyArray<readonly [string, Scenario]> => {
  const stores = values.store.flatMap((names) => names.split(','));
  const known = storeNames.filter((name) => stores.includes(name));
  if (known.length < new Set(stores).size) {
    throw new Error(`stores are ${storeNames.join(' and ')}, not ${stores.join(', ')}`);
  }
  const all = known.flatMap((store) =>
    Object.entries<Scenario>(scenarios[store]).map(([name, scenario]) => ({ store, name, scenario })),
  );
  const stranger = values.only.find((name) => !all.some((one) => one.name === name));
  if (stranger !== undefined) {
    throw new Error(`there is no ${stranger}: choose from ${all.map(({ name }) => name).join(', ')}`);
  }
  return all
    .filter(({ name }) => values.only.length === 0 || values.only.includes(name))
    .map(({ store, name, scenario }) => [known.length > 1 ? `${store} ${name}` : name, scenario]);
};

const main = async (): Promise<void> => {
  if (values.job === 'paced') {
    process.stdout.write(JSON.stringify(await paced(values.log)));
    return;
  }
  const job = jobNames.find((name) => name === values.job);
  if (job !== undefined) {
    process.stdout.write(JSON.stringify(await doJob(job, values.log)));
    return;
  }
  if (values.errand !== undefined) return doErrand(JSON.parse(values.errand) as Errand);
  const chosen = chosenScenarios();
  const scratch = mkdtempSync(join(tmpdir(), 'taskledger-bench-'));
  const { quick } = values;
  const scale: Scale = {
    runs: Number(values.runs),
    single: quick ? 500 : 3_000,
    grouped: quick ? 5_000 : 30_000,
    events: Number(values.events ?? (quick ? 50_000 : 1_000_000)),
    scratch,
  };
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`;
  if (!values.json) process.stdout.write(`${machine}\n\n`);
  try {
    const measured: Record<string, Measured> = {};
    for (const [name, scenario] of chosen) measured[name] = await measure(scale, name, scenario);
    if (values.json) {
      const bars = Object.values(measured).flatMap((one) => one.bars);
      const judged = bars.map((bar) => ({ ...bar, pass: passes(bar) }));
      process.stdout.write(`${JSON.stringify({ machine, scale, measured, bars: judged }, null, 2)}\n`);
    }
  } finally {
    rmSync(scratch, { recursive: true });
  }
};

void main();
