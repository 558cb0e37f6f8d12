import type { Explanation } from '../../audit/explain/explanation';
import { Story } from '../../audit/explain/story';
import type { TaskStory } from '../../audit/explain/story';
import type { Store } from '../../commands/store';
import { mustBeValid, orFault } from '../errors';
import { name } from '../fields';
import { inputs } from '../inputs';
import { mustRead } from '../log-fold';
import { eachOfHistory } from '../log-pages';
import { explainPosition } from './explain-position';

/** Explains an event by its position, or tells the story of a task by its id. */
export const explain = async (
  store: Store,
  asked: number | string,
): Promise<Explanation | TaskStory | null> => {
  if (typeof asked === 'number') {
    const at = mustBeValid(inputs.explained('explain.position', asked));
    return orFault(store.read((queries) => explainPosition(queries, at)));
  }
  const taskId = mustBeValid(name('explain.taskId', asked));
  return orFault(
    store.read(async (queries) => {
      const story = new Story(taskId);
      await eachOfHistory(queries, taskId, (row) => story.add(mustRead(row)));
      return story.whole;
    }),
  );
};
