import type { Json } from '../events/json';
import { contentField } from '../projections/content-field';
import type { Task } from '../projections/task';
import type { Given } from './outcome';
import type { Looks } from './store';

/** Tasks as they were when they were claimed. */
export type ClaimedTasks = ReadonlyArray<Task>;

/** What the tasks that a batch claims were made with: read in one go, and told to each claim. */
export class Givens {
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

  /** Contents that were erased: those of tasks that were claimed before it too. */
  forget(positions: ReadonlyArray<number>): void {
    for (const position of positions) this.contents.set(position, null);
  }

  /** Reads what is not known yet of these tasks. */
  async load(queries: Pick<Looks, 'contents'>, tasks: ClaimedTasks): Promise<void> {
    const wanted = tasks.flatMap(({ dataPosition, resultPosition }) =>
      resultPosition === null ? [dataPosition] : [dataPosition, resultPosition],
    );
    const unknown = wanted.filter((position) => !this.contents.has(position));
    if (unknown.length > 0) this.know(await queries.contents(unknown));
  }

  /** What these tasks, once loaded, were made with, by their ids. */
  of(tasks: ClaimedTasks): ReadonlyMap<string, Given> {
    return new Map(tasks.map((task) => [task.id, this.ofOne(task)]));
  }

  private ofOne({ title, dataPosition, resultPosition, failures }: Task): Given {
    const data = this.field(dataPosition, 'data');
    const result = resultPosition === null ? null : this.field(resultPosition, 'result');
    return { title, data, result, failures };
  }

  private field(position: number, field: string): Json {
    return contentField(this.contents.get(position) ?? null, field);
  }
}
