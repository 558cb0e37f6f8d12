import { hostname, userInfo } from 'node:os';
import type { WriterJoined } from '../events/writer-joined';
import { version } from '../version';

/** This process, as the log will know it. */
export const identity = (): WriterJoined => ({
  version,
  host: hostname(),
  pid: process.pid,
  node: process.version,
});

/** The user of the system: who asks where nobody says. */
export const systemUser = (): string => userInfo().username;
