import { parentPort } from 'node:worker_threads';
import { Inbox } from './inbox';
import { expectTag } from './message';
import type { Message } from './message';

/** A racer's side of its connection to the run that started it. */
export interface Channel<In extends Message, Out extends Message> {
  readonly send: (message: Out) => void;
  readonly next: <T extends In['_tag']>(tag: T) => Promise<Extract<In, { readonly _tag: T }>>;
  /** Lets the racer end once it has nothing else to do. */
  readonly close: () => void;
}

const toThread = <In, Out>(port: NonNullable<typeof parentPort>, inbox: Inbox<In>) => {
  port.on('message', (message: In) => inbox.put(message));
  return { send: (message: Out) => port.postMessage(message), close: () => port.close() };
};

const toProcess = <In, Out>(inbox: Inbox<In>) => {
  const post = process.send?.bind(process);
  if (post === undefined) throw new Error('a racer is started by a run, not by hand');
  process.on('message', (message) => inbox.put(message as In));
  let sent: Promise<unknown> = Promise.resolve();
  const send = (message: Out) => {
    sent = new Promise((resolve) => post(message, undefined, undefined, resolve));
  };
  return { send, close: () => void sent.then(() => process.disconnect()) };
};

/** Opens the channel of this thread, or of this process. */
export const openChannel = <In extends Message, Out extends Message>(): Channel<In, Out> => {
  const inbox = new Inbox<In>();
  const line = parentPort === null ? toProcess<In, Out>(inbox) : toThread<In, Out>(parentPort, inbox);
  return { ...line, next: async (tag) => expectTag(await inbox.next(), tag) };
};
