/** An event that a format cannot hold: which field of it, what the format holds there, and what it is. */
export class NotExportable extends Error {
  constructor(
    readonly position: number,
    readonly field: string,
    readonly expected: string,
    readonly value: unknown,
  ) {
    super(`position ${position}: ${field} is ${JSON.stringify(value)}, this format holds ${expected}`);
    this.name = 'NotExportable';
  }
}
