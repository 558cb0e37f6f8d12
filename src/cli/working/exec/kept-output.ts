/** Bytes of stdout that are kept: more is an error, as it could only be cut. */
export const STDOUT_BYTES = 1_048_576;

/** Bytes of stderr that are kept, the last ones. */
const STDERR_BYTES = 16_384;

/** All that was written, as long as it is not too much. */
export class Whole {
  private readonly chunks: Buffer[] = [];
  private length = 0;

  /** Whether more was written than is kept. */
  get isTooMuch(): boolean {
    return this.length > STDOUT_BYTES;
  }

  get bytes(): Buffer {
    return Buffer.concat(this.chunks);
  }

  add(chunk: Buffer): void {
    this.length += chunk.length;
    if (!this.isTooMuch) this.chunks.push(chunk);
  }
}

/** The last of what was written. */
export class Tail {
  private bytes = Buffer.alloc(0);
  private cut = false;

  add(chunk: Buffer): void {
    const all = Buffer.concat([this.bytes, chunk]);
    this.cut ||= all.length > STDERR_BYTES;
    this.bytes = all.subarray(-STDERR_BYTES);
  }

  /** As text that every store holds; it begins with a whole character. */
  get text(): string {
    let from = 0;
    if (this.cut) while (from < 3 && isContinuation(this.bytes[from])) from += 1;
    return this.bytes.subarray(from).toString('utf8').replaceAll('\0', '\u2400');
  }
}

/** Whether a byte is within a character of UTF-8, not its first. */
const isContinuation = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;
