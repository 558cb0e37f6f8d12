import type { NewEvent } from '../../../src/commands/new-event';
import { inserted } from '../forger';
import { betweenCommands } from '../history';
import type { MutantKind } from '../mutant';

const taskId = 'never made';

const events: ReadonlyArray<NewEvent> = [
  { kind: 'commented', data: {}, taskId, status: 'ready', content: { text: 'a word' } },
  { kind: 'prioritised', data: { priority: 2 }, taskId, status: 'ready' },
  { kind: 'completed', data: { claimant: null, fence: null, openParents: [] }, taskId, status: 'done' },
  {
    kind: 'claimed',
    data: {
      claimant: 'eve',
      fence: 1,
      leaseUntil: null,
      from: 'ready',
      attempt: 1,
      parents: [],
      open: 0,
      total: 0,
    },
    taskId,
    status: 'running',
  },
];

/** An event of a task that was never created is put in: TL504. */
export const orphan: MutantKind = {
  name: 'orphan put in',
  mutate: (history, random) => {
    const at = random.of(betweenCommands(history, (_board, place) => [place]));
    return {
      rows: inserted(history, at, random.of(events)),
      headPosition: history.log.length + 1,
      expected: [{ code: 'TL504', position: at, taskId }],
      touched: at,
    };
  },
};
