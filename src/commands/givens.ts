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
    const contents = await queries.contents([...this.tasks.values()].map(({ dataPosition }) => dataPosition));
    for (const { id, title, dataPosition } of this.tasks.values()) {
      given.set(id, { title, data: contentField(contents.get(dataPosition) ?? null, 'data') });
    }
    return given;
  }
}
