import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { commands } from './commands/commands';
import { fsync } from './fsync';
import { links } from './links';
import { claimLatency } from './logs/claim-latency';
import { doJob, jobNames } from './logs/job';
import { logJobs } from './logs/log-jobs';
import { printedAll } from './print';
import { passes } from './scenario';
import type { Measured, Scale, Scenario } from './scenario';

const scenarios: Readonly<Record<string, Scenario>> = {
  fsync,
  commands,
  links,
  logs: logJobs,
  claims: claimLatency,
};

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true, default: [] },
    events: { type: 'string' },
    runs: { type: 'string', default: '5' },
    // How the program starts itself again, to measure one job in a process of its own.
    job: { type: 'string' },
    log: { type: 'string', default: '' },
  },
});

const measure = async (scale: Scale, name: string, scenario: Scenario): Promise<Measured> => {
  const measured = await scenario(scale);
  if (!values.json) process.stdout.write(`## ${name}\n\n${printedAll(measured)}\n`);
  return measured;
};

const main = async (): Promise<void> => {
  const job = jobNames.find((name) => name === values.job);
  if (job !== undefined) {
    process.stdout.write(JSON.stringify(await doJob(job, values.log)));
    return;
  }
  const stranger = values.only.find((name) => !Object.hasOwn(scenarios, name));
  if (stranger !== undefined) {
    throw new Error(`there is no ${stranger}: choose from ${Object.keys(scenarios).join(', ')}`);
  }
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
    for (const [name, scenario] of Object.entries(scenarios)) {
      if (values.only.length > 0 && !values.only.includes(name)) continue;
      measured[name] = await measure(scale, name, scenario);
    }
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
