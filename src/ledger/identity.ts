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

/** The user of the system, by name, or by number where there is no name for it: who asks where nobody says. */
export const systemUser = (): string => {
  try {
    return userInfo().username;
  } catch (error) {
    const number = process.getuid?.();
    if (number === undefined) throw error;
    return `uid ${number}`;
  }
};
