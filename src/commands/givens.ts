import { contentField } from '../projections/content-field';
import type { Task } from '../projections/task';
import type { Given } from './outcome';
import type { Looks } from './store';

/** The tasks that a batch claims, collected so that what they were made with is read in one go. */
export class Givens {
  private readonly tasks = new Map<string, Task>();
  private readonly contents: Map<number, string | null>;

  /** `contents` are those that are known already, by their positions. */
  constructor(contents: ReadonlyMap<number, string>) {
    this.contents = new Map(contents);
  }

  know(contents: ReadonlyMap<number, string>): void {
    for (const [position, content] of contents) this.keep(position, content);
  }

  keep(position: number, content: string): void {
    this.contents.set(position, content);
  }

  add(task: Task | undefined): void {
    if (task !== undefined) this.tasks.set(task.id, task);
  }

  /** Contents that were erased: those of tasks that were claimed before it too. */
  forget(positions: ReadonlyArray<number>): void {
    for (const position of positions) this.contents.set(position, null);
  }

  async load(queries: Pick<Looks, 'contents'>): Promise<ReadonlyMap<string, Given>> {
    const given = new Map<string, Given>();
    if (this.tasks.size === 0) return given;
    const tasks = [...this.tasks.values()];
    const wanted = tasks.flatMap(({ dataPosition, resultPosition }) =>
      resultPosition === null ? [dataPosition] : [dataPosition, resultPosition],
    );
    const unknown = wanted.filter((position) => !this.contents.has(position));
    if (unknown.length > 0) this.know(await queries.contents(unknown));
    const { contents } = this;
    for (const { id, title, dataPosition, resultPosition, failures } of tasks) {
      const data = contentField(contents.get(dataPosition) ?? null, 'data');
      const reviewed = resultPosition === null ? null : (contents.get(resultPosition) ?? null);
      given.set(id, { title, data, result: contentField(reviewed, 'result'), failures });
    }
    return given;
  }
}
