import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

/** Where a connection is cut: at the next message of a client whose text matches. */
export interface Cut {
  readonly at: RegExp;
  /** Whether the server gets the message, and answers, before the client loses the connection. */
  readonly passedOn: boolean;
  /** Whether to cut there every time; once where it is not given. */
  readonly again?: boolean;
}

/** Where an answer is kept back, and who is told. */
interface Hold {
  readonly at: RegExp;
  readonly answer: RegExp;
  readonly held: (letThrough: () => void) => void;
}

/** The parts of a message that end with a zero byte. */
const partsOf = (message: Buffer): ReadonlyArray<string> => message.toString('latin1', 5).split('\0');

/** The messages of a client in what it sends: the first has no type in front of its length. */
class Messages {
  private rest = Buffer.alloc(0);
  private begun = false;
  private readonly prepared = new Map<string, string>();

  /** The messages that are whole with this chunk. */
  add(chunk: Buffer): ReadonlyArray<Buffer> {
    this.rest = Buffer.concat([this.rest, chunk]);
    const whole: Buffer[] = [];
    for (;;) {
      const front = this.begun ? 1 : 0;
      if (this.rest.length < front + 4) return whole;
      const length = front + this.rest.readUInt32BE(front);
      if (this.rest.length < length) return whole;
      whole.push(this.rest.subarray(0, length));
      this.rest = this.rest.subarray(length);
      this.begun = true;
    }
  }

  /** The statement that a message brings or names; nothing for the others. */
  textOf(message: Buffer): string {
    const [first = '', second = ''] = partsOf(message);
    switch (String.fromCharCode(message[0] ?? 0)) {
      case 'Q':
        return first;
      case 'P':
        this.prepared.set(first, second);
        return second;
      case 'B':
        return this.prepared.get(second) ?? '';
      default:
        return '';
    }
  }
}

/** Stands between clients and a PostgreSQL server, and cuts a connection where it is told to. */
export class Proxy {
  /** How often it cut. */
  cuts = 0;
  /** How many messages came from clients. */
  messages = 0;
  private cut: Cut | null = null;
  private refusing = false;
  private hold: Hold | null = null;
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    private target: URL,
  ) {}

  /** Begins to listen in front of the server with this address. */
  static async start(url: string): Promise<Proxy> {
    const server = createServer();
    const proxy = new Proxy(server, new URL(url));
    server.on('connection', (client) => proxy.serve(client));
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return proxy;
  }

  get url(): string {
    const url = new URL(this.target);
    url.port = String((this.server.address() as AddressInfo).port);
    return url.href;
  }

  /** Cuts one connection, or each, where it says; null for none any more. */
  cutAt(cut: Cut | null): void {
    this.cut = cut;
  }

  /** Keeps back the answer to one message whose text matches, the first on its connection that matches `answer`. Resolves once it has come, to what lets it through. */
  holdAt(at: RegExp, answer = /(?:)/): Promise<() => void> {
    return new Promise((held) => {
      this.hold = { at, answer, held };
    });
  }

  /** Ends every connection, and lets nobody through any more. */
  refuse(): void {
    this.refusing = true;
    for (const socket of this.sockets) socket.destroy();
  }

  /** Ends every connection, and lets everybody who comes from now on through to another server. */
  pointTo(url: string): void {
    this.refuse();
    this.target = new URL(url);
    this.refusing = false;
  }

  async close(): Promise<void> {
    this.refuse();
    await new Promise((resolve) => {
      this.server.close(resolve);
    });
  }

  private serve(client: Socket): void {
    if (this.refusing) {
      client.destroy();
      return;
    }
    const server = connect(Number(this.target.port), this.target.hostname);
    const messages = new Messages();
    let answering = true;
    let holding: Hold | null = null;
    const end = (): void => {
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) {
      this.sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', end);
      socket.on('close', () => {
        this.sockets.delete(socket);
        end();
      });
    }
    server.on('data', (chunk: Buffer) => {
      if (!answering) return end();
      if (holding?.answer.test(chunk.toString('latin1')) !== true) return void client.write(chunk);
      server.pause();
      server.unshift(chunk);
      holding.held(() => server.resume());
      holding = null;
    });
    client.on('data', (chunk: Buffer) => {
      for (const message of messages.add(chunk)) {
        const text = messages.textOf(message);
        this.messages += 1;
        const { cut, hold } = this;
        if (hold?.at.test(text) === true) {
          this.hold = null;
          holding = hold;
        }
        if (cut?.at.test(text) === true) {
          if (cut.again !== true) this.cut = null;
          this.cuts += 1;
          answering = false;
          if (!cut.passedOn) return end();
        }
        server.write(message);
      }
    });
  }
}
