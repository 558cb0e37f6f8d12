import type { CommandRecord } from './command-record';
import type { Link } from './link';

/** Hears which rows of the views an event changed. */
export interface BoardChanges {
  readonly task: (taskId: string) => void;
  readonly linked: (link: Link) => void;
  readonly unlinked: (link: Link) => void;
  /** A waiver began on a link that stands. */
  readonly waived: (link: Link) => void;
  readonly command: (record: CommandRecord) => void;
}

const nothing = (): void => undefined;

/** For a fold that nobody follows. */
export const unheard: BoardChanges = {
  task: nothing,
  linked: nothing,
  unlinked: nothing,
  waived: nothing,
  command: nothing,
};
