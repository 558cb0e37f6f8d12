import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { basename, join } from 'node:path';
import { EvidenceError } from './evidence-fault';
import { changesBetween, locateEvidence, readEvidenceFiles } from './sqlite/evidence/evidence-files';
import type { EvidenceChange, EvidenceFile } from './sqlite/evidence/evidence-files';
import { Scratch } from './sqlite/evidence/scratch';

const NEWLINE = 0x0a;

/** Bytes of a line at most: an event with all its content is far shorter. */
const LINE_BYTES = 64 * 1024 * 1024;

/** A line of a text, without its end. */
export interface TextLine {
  /** 1, 2, 3 … */
  readonly number: number;
  /** Null where it is not UTF-8. */
  readonly text: string | null;
  /** Whether a line break ends it: the last one may have been torn. */
  readonly ended: boolean;
}

const decoder = new TextDecoder();

/** A file of text that is open as evidence: a copy of it is read. */
export class TextEvidence {
  private constructor(
    /** The whole path of the original. */
    readonly path: string,
    readonly files: ReadonlyArray<EvidenceFile>,
    private readonly scratch: Scratch,
  ) {}

  /** What is no file, or cannot be read, throws {@link EvidenceError}. */
  static async open(path: string): Promise<TextEvidence> {
    const file = locateEvidence(path);
    const scratch = new Scratch();
    try {
      const files = await readEvidenceFiles(file, scratch.folder);
      if (files[0]?.name !== basename(file)) throw new EvidenceError({ _tag: 'NoSuchFile', path });
      return new TextEvidence(file, files.slice(0, 1), scratch);
    } catch (error) {
      scratch.remove();
      throw error;
    }
  }

  /** Its name, without its folder. */
  get name(): string {
    return basename(this.path);
  }

  /** All lines that are not blank, from the first; may be asked for again and again. */
  async *lines(): AsyncGenerator<TextLine> {
    let number = 0;
    let begun: Buffer[] = [];
    let bytes = 0;
    const line = (last: Buffer, ended: boolean): TextLine => {
      number += 1;
      const all = Buffer.concat([...begun, last]);
      const text = isUtf8(all) ? decoder.decode(all) : null;
      begun = [];
      bytes = 0;
      return { number, text, ended };
    };
    for await (const chunk of createReadStream(
      join(this.scratch.folder, this.name),
    ) as AsyncIterable<Buffer>) {
      let from = 0;
      for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
        const one = line(chunk.subarray(from, end), true);
        from = end + 1;
        if (one.text?.trim() !== '') yield one;
      }
      begun.push(chunk.subarray(from));
      bytes += chunk.length - from;
      if (bytes > LINE_BYTES) throw this.unreadable(number + 1, `it is longer than ${LINE_BYTES} bytes`);
    }
    if (bytes > 0) {
      const one = line(Buffer.alloc(0), false);
      if (one.text?.trim() !== '') yield one;
    }
  }

  /** The error that a line cannot be read. */
  unreadable(line: number, detail: string): EvidenceError {
    return new EvidenceError({ _tag: 'UnreadableLine', path: this.path, line, detail });
  }

  /** Reads the original again, and tells whether it is not what it was. */
  async changes(): Promise<ReadonlyArray<EvidenceChange>> {
    const now = await readEvidenceFiles(this.path, null);
    return changesBetween(
      this.files,
      now.filter(({ name }) => name === this.name),
    );
  }

  /** Takes the copy away. */
  close(): void {
    this.scratch.remove();
  }
}
