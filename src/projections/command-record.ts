/** A command that appended events: a run of positions without a gap. */
export interface CommandRecord {
  readonly commandId: string;
  /** SHA-256 (hex) of the request. */
  readonly requestHash: string;
  /** The position of its first event. */
  readonly position: number;
  readonly events: number;
}
