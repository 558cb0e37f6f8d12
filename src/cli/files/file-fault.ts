/** A file could not be written; what was there under its name is there still. */
export class FileFault extends Error {
  constructor(
    readonly path: string,
    why: string,
  ) {
    super(`${path} could not be written: ${why}`);
    this.name = 'FileFault';
  }
}
