import type { Recorded } from '../../../src/events/recorded';
import type { AttemptSeen } from '../log/attempts-of-log';
import type { Effect } from './effects';

const keyOf = ({ taskId, claimant, fence }: Omit<Effect, 'what'>): string => `${taskId} ${claimant} ${fence}`;

/** What is wrong between the log and the work that was done outside of it, each in a sentence. */
export const workReasons = (
  attempts: ReadonlyArray<AttemptSeen>,
  effects: ReadonlyArray<Effect>,
): ReadonlyArray<string> => {
  const made = new Set(attempts.map(keyOf));
  const ended = new Set(effects.filter(({ what }) => what === 'end').map(keyOf));
  const completed = attempts.filter(({ end }) => end?.kind === 'completed');
  const begun = effects.filter(({ what }) => what === 'begin');
  const keys = new Set(completed.map(keyOf));
  const ends = effects.filter((one) => one.what === 'end' && !keys.has(keyOf(one)));
  return [
    ...completed
      .filter((one) => !ended.has(keyOf(one)))
      .map((one) => `${one.taskId} was completed under fence ${one.fence}, and that work was never ended`),
    ...begun
      .filter((one) => !made.has(keyOf(one)))
      .map(
        (one) => `${one.claimant} worked on ${one.taskId} under fence ${one.fence}, which it was not given`,
      ),
    ...(begun.length < completed.length
      ? [`${completed.length} tasks were completed, and work was begun ${begun.length} times`]
      : []),
    ...ends
      .filter(({ taskId }) => !attempts.some((one) => one.taskId === taskId && one.end?.kind === 'completed'))
      .map(({ taskId }) => `${taskId} was worked on to the end, and never completed`),
  ];
};

/** Claimed and taken back, once or more often, then claimed again and completed. */
const WHOLE = /^(claimed reclaimed )+claimed completed$/;

/** The tasks whose log tells the whole story: claimed by one that was killed, reclaimed from it, claimed again, completed. */
export const wholeStories = (
  log: ReadonlyArray<Recorded>,
  killed: ReadonlySet<string>,
): ReadonlyArray<string> => {
  const stories = new Map<string, string[]>();
  for (const { stored, event } of log) {
    if (event.kind !== 'claimed' && event.kind !== 'reclaimed' && event.kind !== 'completed') continue;
    const taskId = stored.taskId ?? '';
    const ofTheDead = event.kind !== 'reclaimed' || killed.has(event.data.claimant);
    stories.set(taskId, [...(stories.get(taskId) ?? []), ofTheDead ? event.kind : 'taken from the living']);
  }
  return [...stories].filter(([, story]) => WHOLE.test(story.join(' '))).map(([taskId]) => taskId);
};
