import { audit } from '../../../src/audit/audit';
import { attemptRefused, extended } from '../../audit/events';
import { WrittenLog } from '../../audit/written-log';
import { casePage } from '../../../src/export/case-file/page';
import { MOST_EVENTS, slotsOf } from '../../../src/export/case-file/slots';
import { fileOf } from './drawn-log';

const PARENTS = 600;
const EXTENSIONS = 3_000;

/** A claim past 600 parents of which one is open, among thousands of heartbeats and refusals. */
const crowded = (): WrittenLog => {
  const log = new WrittenLog();
  const parents = Array.from({ length: PARENTS }, (_, index) => `parent-${index}`);
  for (const parent of parents) log.created(parent);
  for (const parent of parents.slice(0, -1)) log.completed(parent, null);
  log.created('child', parents, 'ready').claimed('child', { leaseUntil: 90_000 });
  for (let index = 0; index < EXTENSIONS; index += 1) log.command(extended('child', 90_000 + index));
  const standing = { _tag: 'not_claimed', status: 'running' } as const;
  for (let index = 0; index < 500; index += 1)
    log.command(
      attemptRefused('completion_rejected', 'child', { fence: 9, reason: standing, status: 'running' }),
    );
  return log.completed('child', 1);
};

describe('a task with too much for one picture', () => {
  it('is drawn with what tells most, and says how much is left out', async () => {
    const { rows } = crowded();
    const file = await fileOf(rows, audit(rows));
    const task = file.drawn.find(({ taskId }) => taskId === 'child')!;
    expect(task.parents[0]).toBe(`parent-${PARENTS - 1}`);
    expect(task.parents.length + task.unseenParents).toBe(PARENTS);

    const slots = slotsOf(task);
    const drawn = slots.flatMap((slot) => ('place' in slot ? [slot.place] : []));
    const leftOut = slots.reduce((sum, slot) => sum + ('leftOut' in slot ? slot.leftOut : 0), 0);
    expect(drawn.length).toBe(MOST_EVENTS);
    expect(drawn).toContain(task.focus!.place);
    expect(leftOut).toBeGreaterThan(150);
    expect(drawn).toEqual(drawn.toSorted((a, b) => a - b));
    const gravest = task.findings[0]!.evidence.map(({ position }) => position);
    const positions = drawn.map((place) => task.replay.events[place]!.position);
    expect(positions).toEqual(expect.arrayContaining(gravest));

    const page = [...casePage(file)].join('');
    expect(page).toContain(`${PARENTS - 8} further parents not drawn`);
    expect(page.length).toBeLessThan(1_000_000);
  });
});
