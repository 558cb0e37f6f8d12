import type { Option } from 'commander';
import { limits } from '../../events/limits';
import type { Backoff } from '../../ledger/retry-input';
import { parseDuration } from '../arguments/duration';
import { typed } from '../arguments/typed-option';
import { UsageFault } from '../arguments/usage-fault';

const FIXED = 'fixed:';

/** `--backoff` of a worker: a duration is the first of waits that double, behind `fixed:` it is that of each. */
export const backoffOption = (): Option =>
  typed(
    '--backoff <duration>',
    'how long a task waits after its first failure; the wait doubles with each, up to 1h, and up to half of it is left to chance. fixed:<duration> waits as long each time (default: not at all)',
    (name, text): Backoff => {
      const isFixed = text.startsWith(FIXED);
      const ms = parseDuration(isFixed ? text.slice(FIXED.length) : text);
      if (ms === undefined || ms > limits.spanMs)
        throw new UsageFault(name, 'a duration like 500ms or 5s, or fixed: and a duration', text);
      return isFixed ? { kind: 'fixed', delayMs: ms } : { kind: 'exponential', baseMs: ms };
    },
  );
