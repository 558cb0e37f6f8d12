import { fork } from 'node:child_process';
import { Worker } from 'node:worker_threads';
import { Inbox } from './inbox';
import { expectTag } from './message';
import type { Message } from './message';

/** Real threads, or real processes. */
export type RacerKind = 'thread' | 'process';

/** One thread or process of a run. */
export interface Racer<In extends Message, Out extends Message> {
  readonly send: (message: In) => void;
  /** Its next message; rejects if the racer fails or ends without sending one. */
  readonly next: <T extends Out['_tag']>(tag: T) => Promise<Extract<Out, { readonly _tag: T }>>;
  /** Resolves when it is gone; ends it first, if it is still there. */
  readonly stop: () => Promise<void>;
  /** Ends it by a signal (a thread at once, whatever the signal), and tells how it ended: `code 0`, `SIGKILL`. */
  readonly end: (signal: NodeJS.Signals) => Promise<string>;
}

const started = <In extends Message, Out extends Message>(
  inbox: Inbox<Out>,
  ended: Promise<string>,
  line: { readonly send: (message: In) => void; readonly end: (signal: NodeJS.Signals) => void },
): Racer<In, Out> => ({
  send: line.send,
  next: async (tag) => expectTag(await inbox.next(), tag),
  stop: async () => {
    line.end('SIGKILL');
    await ended;
  },
  end: (signal) => {
    line.end(signal);
    return ended;
  },
});

const thread = <In extends Message, Out extends Message>(script: string): Racer<In, Out> => {
  const worker = new Worker(script);
  const inbox = new Inbox<Out>();
  worker.on('message', (message: Out) => inbox.put(message));
  worker.on('error', (error) => inbox.fail(error instanceof Error ? error : new Error(String(error))));
  const ended = new Promise<string>((resolve) => {
    worker.on('exit', (code) => {
      inbox.fail(new Error(`a thread of the race ended with code ${code}`));
      resolve(`code ${code}`);
    });
  });
  return started(inbox, ended, {
    send: (message: In) => worker.postMessage(message, []),
    end: () => void worker.terminate(),
  });
};

const child = <In extends Message, Out extends Message>(script: string): Racer<In, Out> => {
  const forked = fork(script, { execArgv: [] });
  const inbox = new Inbox<Out>();
  forked.on('message', (message) => inbox.put(message as Out));
  forked.on('error', (error) => inbox.fail(error));
  const spoken = new Promise((resolve) => forked.on('disconnect', resolve));
  const gone = new Promise<string>((resolve, reject) => {
    forked.on('error', (error) => {
      if (forked.pid === undefined) reject(error);
    });
    forked.on('exit', (code, signal) => resolve(signal ?? `code ${code}`));
  });
  const ended = gone.then(async (how) => {
    await spoken;
    inbox.fail(new Error(`a process of the race ended with ${how}`));
    return how;
  });
  return started(inbox, ended, {
    send: (message: In) => void forked.send(message),
    end: (signal) => void forked.kill(signal),
  });
};

/** Starts `script`, compiled, as a thread or a process. */
export const startRacer = <In extends Message, Out extends Message>(
  kind: RacerKind,
  script: string,
): Racer<In, Out> => (kind === 'thread' ? thread(script) : child(script));
