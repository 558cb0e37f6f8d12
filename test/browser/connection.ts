import type { ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

/** What the browser answers to a call, or says of itself. */
export type Said = Readonly<Record<string, unknown>>;

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly sessionId?: string;
  readonly params?: Said;
  readonly result?: Said;
  readonly error?: { readonly message: string };
}

/** Hears what happens in a page. */
export type Hears = (method: string, params: Said) => void;

/** The browser's protocol over a pair of pipes: JSON, each message ended by a NUL. */
export class Connection {
  private readonly calls = new Map<number, (message: Message) => void>();
  private readonly hearing = new Map<string, Hears>();
  private last = 0;
  private complaints = '';

  constructor(private readonly child: ChildProcess) {
    const [, , stderr, , fromBrowser] = child.stdio as Readable[];
    stderr!.setEncoding('utf8').on('data', (text: string) => (this.complaints += text));
    let rest = '';
    fromBrowser!.setEncoding('utf8').on('data', (text: string) => {
      const messages = `${rest}${text}`.split('\0');
      rest = messages.pop() ?? '';
      for (const message of messages) this.heard(JSON.parse(message) as Message);
    });
    child.once('error', (error) => this.end(error.message));
    child.once('exit', (code, signal) => this.end(`it ended with ${code ?? signal}`));
  }

  /** Calls a method of the browser, or of a page by its session. Throws what the browser complains of. */
  async send(method: string, params: Said = {}, sessionId?: string): Promise<Said> {
    this.last += 1;
    const id = this.last;
    const answer = new Promise<Message>((resolve) => this.calls.set(id, resolve));
    (this.child.stdio[3] as Writable).write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    const { result, error } = await answer;
    if (error !== undefined) throw new Error(`${method}: ${error.message}`);
    return result ?? {};
  }

  /** Tells `hears` of all that happens in a page. */
  listen(sessionId: string, hears: Hears): void {
    this.hearing.set(sessionId, hears);
  }

  private heard(message: Message): void {
    const { id, method, sessionId, params } = message;
    if (id !== undefined) {
      this.calls.get(id)?.(message);
      this.calls.delete(id);
    } else if (method !== undefined && sessionId !== undefined) {
      this.hearing.get(sessionId)?.(method, params ?? {});
    }
  }

  /** Nobody answers any more: whoever waits hears why. */
  private end(why: string): void {
    const error = { message: `no browser is there: ${why}. ${this.complaints.slice(-2_000)}` };
    for (const call of this.calls.values()) call({ error });
    this.calls.clear();
  }
}
