/** One command that a writer says is done. */
export interface Acknowledgement {
  readonly kind: 'created' | 'claimed' | 'completed';
  readonly taskId: string;
  /** Where it was recorded; null where the writer said so before it knew. */
  readonly position: number | null;
}

/** How an acknowledgement is written: a line. */
export const acknowledgementLine = ({ kind, taskId, position }: Acknowledgement): string =>
  `${kind} ${taskId} ${position ?? '-'}\n`;

/** The acknowledgements in what a writer wrote before it was killed; a line that was cut off is none. */
export const acknowledgements = (written: string): ReadonlyArray<Acknowledgement> =>
  written
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const [kind, taskId, position] = line.split(' ');
      if (kind !== 'created' && kind !== 'claimed' && kind !== 'completed') {
        throw new Error(`a writer wrote ${JSON.stringify(line)}`);
      }
      return { kind, taskId: taskId!, position: position === '-' ? null : Number(position) };
    });
