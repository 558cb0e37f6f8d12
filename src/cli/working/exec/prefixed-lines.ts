import { StringDecoder } from 'node:string_decoder';

/** Characters after which a line is broken: it may never end. */
const LONGEST = 16_384;

/** Cuts what comes in pieces into whole lines, each behind a prefix, so that several can write to one place. */
export class PrefixedLines {
  private readonly decoder = new StringDecoder('utf8');
  private rest = '';

  constructor(private readonly prefix: string) {}

  /** The lines that are whole now. */
  add(chunk: Buffer): string {
    const lines = `${this.rest}${this.decoder.write(chunk)}`.split('\n');
    this.rest = lines.pop() ?? '';
    if (this.rest.length > LONGEST) {
      lines.push(this.rest);
      this.rest = '';
    }
    return this.told(lines);
  }

  /** The last line, where it did not end. */
  end(): string {
    const rest = `${this.rest}${this.decoder.end()}`;
    return rest === '' ? '' : this.told([rest]);
  }

  private told(lines: ReadonlyArray<string>): string {
    return lines.map((line) => `${this.prefix}${line}\n`).join('');
  }
}
