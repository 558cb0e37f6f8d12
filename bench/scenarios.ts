import { chained } from './commands/chained';
import { commands } from './commands/commands';
import { manyChildren } from './families/many-children';
import { manyParents } from './families/many-parents';
import { fsync } from './fsync';
import { links } from './links';
import { claimLatency } from './logs/claim-latency';
import { logJobs } from './logs/log-jobs';
import { past } from './logs/past';
import { append } from './postgres/append';
import { backlog } from './postgres/backlog';
import { batch } from './postgres/batch';
import { claimLatency as claimLatencyOnPostgres } from './postgres/claim-latency';
import { commands as commandsOnPostgres } from './postgres/commands';
import { locks } from './postgres/locks';
import { manyConnections } from './postgres/many-connections';
import { serverSettings } from './postgres/server-settings';
import { fourProcesses } from './processes/four-processes';
import type { Scenario } from './scenario';

/** What is measured, by store. */
export const scenarios = {
  sqlite: {
    fsync,
    commands,
    chained,
    links,
    logs: logJobs,
    past,
    claims: claimLatency,
    parents: manyParents,
    children: manyChildren,
    processes: fourProcesses,
  },
  postgres: {
    server: serverSettings,
    batch,
    commands: commandsOnPostgres,
    backlog,
    append,
    connections: manyConnections,
    claims: claimLatencyOnPostgres,
    locks,
  },
} satisfies Record<string, Record<string, Scenario>>;

export type StoreName = keyof typeof scenarios;

export const storeNames: ReadonlyArray<StoreName> = ['sqlite', 'postgres'];
