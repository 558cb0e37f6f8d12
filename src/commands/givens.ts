import { contentField } from '../projections/content-field';
import type { Task } from '../projections/task';
import type { Given } from './outcome';
import type { Queries } from './store';

/** The tasks that a batch claims, collected so that what they were made with is read in one go. */
export class Givens {
  private readonly tasks = new Map<string, Task>();

  add(task: Task | undefined): void {
    if (task !== undefined) this.tasks.set(task.id, task);
  }

  async load(queries: Queries): Promise<ReadonlyMap<string, Given>> {
    const given = new Map<string, Given>();
    if (this.tasks.size === 0) return given;
    const tasks = [...this.tasks.values()];
    const contents = await queries.contents(
      tasks.flatMap(({ dataPosition, resultPosition }) =>
        resultPosition === null ? [dataPosition] : [dataPosition, resultPosition],
      ),
    );
    for (const { id, title, dataPosition, resultPosition, failures } of tasks) {
      const data = contentField(contents.get(dataPosition) ?? null, 'data');
      const reviewed = resultPosition === null ? null : (contents.get(resultPosition) ?? null);
      given.set(id, { title, data, result: contentField(reviewed, 'result'), failures });
    }
    return given;
  }
}
