import type { TaskStatus } from '../../events/status';
import { colours } from './colours';
import type { Cell } from './table';

const colourOf: { readonly [S in TaskStatus]: (text: string) => string } = {
  triage: colours.gray,
  todo: colours.gray,
  scheduled: colours.gray,
  ready: colours.yellow,
  running: colours.cyan,
  blocked: colours.red,
  review: colours.magenta,
  done: colours.green,
  cancelled: colours.gray,
};

/** A status in its colour. */
export const statusCell = (status: TaskStatus): Cell => ({ text: status, colour: colourOf[status] });
