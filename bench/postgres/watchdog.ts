import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';

/** Waits until nobody is left who could write to it, then ends the server that runs in a folder, and removes the folder. */
const script = `
  cat
  file="$0/data/postmaster.pid"
  pid=$(head -n 1 "$file" 2>/dev/null)
  [ -n "$pid" ] && kill -QUIT "$pid" 2>/dev/null
  while [ -e "$file" ] && kill -0 "$pid" 2>/dev/null; do sleep 0.1; done
  rm -rf "$0"`;

/** Sees to it that a process leaves no server behind, however it ends: killed with SIGKILL too. */
export const watchOver = (folder: string): void => {
  const watchdog = spawn('sh', ['-c', script, folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watchdog.unref();
  // The pipe is to stay open as long as this process, and not the other way round.
  (watchdog.stdin as Socket).unref();
};
