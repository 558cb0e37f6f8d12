import type { Connection, Said } from './connection';

/** A request that a page made, or tried to make. */
export interface Request {
  readonly url: string;
}

/** How a page is looked at. */
export interface Look {
  readonly width: number;
  readonly height: number;
  readonly scheme?: 'light' | 'dark';
  readonly media?: 'screen' | 'print';
}

const keys: Readonly<Record<string, number>> = {
  Tab: 9,
  Enter: 13,
  ' ': 32,
  End: 35,
  Home: 36,
  ArrowLeft: 37,
  ArrowRight: 39,
};

/** A page of a browser, and what was seen to happen in it. */
export class Page {
  readonly requests: Request[] = [];
  /** Why requests were not let out: `csp` where the page's own policy forbids them. */
  readonly blocked: unknown[] = [];
  /** What its scripts threw, and what the console was told. */
  readonly complaints: string[] = [];
  private loaded: () => void = () => undefined;

  private constructor(
    private readonly connection: Connection,
    private readonly session: string,
  ) {
    connection.listen(session, (method, params) => this.hear(method, params));
  }

  static async open(connection: Connection, address: string): Promise<Page> {
    const { targetId } = await connection.send('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await connection.send('Target.attachToTarget', { targetId, flatten: true });
    const page = new Page(connection, sessionId as string);
    for (const domain of ['Page', 'Runtime', 'Network', 'Log']) await page.send(`${domain}.enable`);
    await page.go(address);
    return page;
  }

  /** Goes to an address, and waits until all of it is loaded. */
  async go(address: string): Promise<void> {
    const loaded = new Promise<void>((resolve) => (this.loaded = resolve));
    await this.send('Page.navigate', { url: address });
    await loaded;
  }

  send(method: string, params: Said = {}): Promise<Said> {
    return this.connection.send(method, params, this.session);
  }

  /** The value of an expression in the page, as JSON; a promise is waited for. */
  async evaluate<A>(expression: string): Promise<A> {
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', {
      expression,
      returnByValue: true,
      awaitPromise: true,
    });
    if (exceptionDetails !== undefined) throw new Error(`in the page: ${JSON.stringify(exceptionDetails)}`);
    return (result as { readonly value: A }).value;
  }

  /** Waits until an expression in the page is true. */
  async until(expression: string): Promise<void> {
    const looking = `new Promise((done) => { const look = () => (${expression}) ? done(true) : setTimeout(look, 20); look(); })`;
    await this.evaluate(looking);
  }

  async press(key: string, modifiers = 0): Promise<void> {
    const windowsVirtualKeyCode = keys[key] ?? key.toUpperCase().charCodeAt(0);
    const text = key === 'Enter' ? '\r' : key.length === 1 ? key : undefined;
    const pressed = { key, code: key, windowsVirtualKeyCode, modifiers };
    const down = text === undefined ? { type: 'rawKeyDown' } : { type: 'keyDown', text };
    await this.send('Input.dispatchKeyEvent', { ...pressed, ...down });
    await this.send('Input.dispatchKeyEvent', { ...pressed, type: 'keyUp' });
  }

  /** Looks at the page in another size, in other colours, or as on paper. */
  async look({ width, height, scheme = 'light', media = 'screen' }: Look): Promise<void> {
    await this.send('Emulation.setDeviceMetricsOverride', {
      width,
      height,
      deviceScaleFactor: 1,
      mobile: false,
    });
    await this.send('Emulation.setEmulatedMedia', {
      media,
      features: [{ name: 'prefers-color-scheme', value: scheme }],
    });
  }

  /** A picture of the page from its top, or of the first element that a selector finds, as a PNG. */
  async picture(selector?: string): Promise<Buffer> {
    const clip =
      selector === undefined
        ? {}
        : {
            captureBeyondViewport: true,
            clip: await this.evaluate<object>(
              `(() => { const { x, y, width, height } = document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect(); return { x: x + scrollX, y: y + scrollY, width, height, scale: 1 }; })()`,
            ),
          };
    const { data } = await this.send('Page.captureScreenshot', { format: 'png', ...clip });
    return Buffer.from(data as string, 'base64');
  }

  /** The page as it is printed, as a PDF. */
  async print(): Promise<Buffer> {
    const { data } = await this.send('Page.printToPDF', {
      preferCSSPageSize: true,
      paperWidth: 8.27,
      paperHeight: 11.69,
    });
    return Buffer.from(data as string, 'base64');
  }

  private hear(method: string, params: Said): void {
    if (method === 'Page.loadEventFired') this.loaded();
    if (method === 'Network.requestWillBeSent') this.requests.push(params['request'] as Request);
    if (method === 'Network.loadingFailed') this.blocked.push(params['blockedReason']);
    if (method === 'Runtime.exceptionThrown') this.complaints.push(JSON.stringify(params));
    if (method === 'Runtime.consoleAPICalled') this.complaints.push(JSON.stringify(params['args']));
    if (method === 'Log.entryAdded') this.complaints.push(JSON.stringify(params['entry']));
  }
}
