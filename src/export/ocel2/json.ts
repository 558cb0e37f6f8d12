import type { LogToExport } from '../log-to-export';
import { claimantObject, taskObject } from './objects';
import { stepOf } from './step';
import type { Step } from './step';
import { ToldObject, weightOf } from './told-object';
import { eventTypes, objectTypes } from './types';

/** Characters of objects that are held in memory at a time. */
const HELD = 32 * 1024 * 1024;

const attributeNames = new Map<string, ReadonlyArray<string>>(
  eventTypes.map(({ name, attributes }) => [name, attributes.map((attribute) => attribute.name)]),
);

const eventText = ({ id, kind, time, values, relations }: Step): string => {
  const names = attributeNames.get(kind) ?? [];
  return JSON.stringify({
    id,
    type: kind,
    time,
    attributes: names.flatMap((name, i) => {
      const value = values[i] ?? null;
      return value === null ? [] : [{ name, value: String(value) }];
    }),
    relationships: relations.map(({ object, qualifier }) => ({ objectId: object.id, qualifier })),
  });
};

/** Texts with commas between them, each on a line of its own. */
class Items {
  private any = false;

  text(items: ReadonlyArray<string>): string {
    if (items.length === 0) return '';
    const before = this.any ? ',\n' : '\n';
    this.any = true;
    return before + items.join(',\n');
  }
}

/** What the first reading of a log finds out: who is named in it, and how much there is to tell of each task. */
class Names {
  readonly claimants = new Set<string>();
  private readonly tasks = new Map<string, number>();

  add(taskId: string | null, step: Step): void {
    for (const { object } of step.relations) {
      if (object.type === 'claimant') this.claimants.add(object.name);
      if (object.type === 'task' && !this.tasks.has(object.name)) this.tasks.set(object.name, 0);
    }
    if (taskId !== null) this.tasks.set(taskId, (this.tasks.get(taskId) ?? 0) + weightOf(step));
  }

  /** All tasks, as many at a time as may be held. */
  *tasksAtATime(held: number): Generator<ReadonlySet<string>> {
    let some = new Set<string>();
    let sum = 0;
    for (const [taskId, weight] of this.tasks) {
      if (some.size > 0 && sum + weight > held) {
        yield some;
        [some, sum] = [new Set(), 0];
      }
      some.add(taskId);
      sum += weight;
    }
    if (some.size > 0) yield some;
  }
}

/** Some of the tasks of a log with the attempts at them, each after its task. */
const toldOf = async (
  log: LogToExport,
  tasks: ReadonlySet<string>,
): Promise<ReadonlyArray<ReadonlyMap<string, ToldObject>>> => {
  const told = new Map(
    [...tasks].map((taskId) => {
      const task = taskObject(taskId);
      return [taskId, new Map([[task.id, new ToldObject(task)]])];
    }),
  );
  for await (const page of log.pages()) {
    for (const recorded of page) {
      const objects = told.get(recorded.stored.taskId ?? '');
      if (objects === undefined) continue;
      const step = stepOf(recorded);
      for (const { object } of step.changes) {
        const one = objects.get(object.id) ?? new ToldObject(object);
        objects.set(object.id, one);
        one.add(step);
      }
    }
  }
  return [...told.values()];
};

/**
 * A log as OCEL 2.0 in JSON, in pieces. An object is told at once: the log is read again for as many tasks at a time as
 * may be `held` in memory, in characters, and beside those only names are.
 */
export async function* ocel2Json(log: LogToExport, held: number = HELD): AsyncGenerator<string> {
  yield `{"eventTypes":${JSON.stringify(eventTypes)},\n"objectTypes":${JSON.stringify(objectTypes)},\n"events":[`;
  const names = new Names();
  const events = new Items();
  for await (const page of log.pages()) {
    const texts = page.map((recorded) => {
      const step = stepOf(recorded);
      names.add(recorded.stored.taskId, step);
      return eventText(step);
    });
    yield events.text(texts);
  }
  yield '\n],\n"objects":[';
  const objects = new Items();
  for (const tasks of names.tasksAtATime(held)) {
    for (const told of await toldOf(log, tasks)) {
      yield objects.text(Array.from(told.values(), (one) => one.text()));
    }
  }
  for (const claimant of names.claimants) {
    yield objects.text([new ToldObject(claimantObject(claimant)).text()]);
  }
  yield '\n]}\n';
}
