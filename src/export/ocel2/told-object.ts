import { FROM_THE_BEGINNING } from './from-the-beginning';
import type { ObjectRef } from './objects';
import type { Step } from './step';
import type { Value } from './values';

/** Characters that an attribute takes beside its name and its value. */
const AROUND = 80;

const texts = (values: Readonly<Record<string, Value>>): ReadonlyArray<readonly [string, string]> =>
  Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]]));

/** About how many characters of JSON a step adds to the objects that it tells of. */
export const weightOf = ({ changes, links }: Step): number =>
  links.length * AROUND +
  changes
    .flatMap(({ values }) => texts(values))
    .reduce((sum, [name, value]) => sum + name.length + value.length + AROUND, 0);

/** An object in the JSON format, as it is told step by step. */
export class ToldObject {
  private attributes = '';
  private readonly links = new Map<string, { readonly objectId: string; readonly qualifier: string }>();

  constructor(private readonly object: ObjectRef) {}

  add({ time, changes, links }: Step): void {
    for (const { object, begins, values } of changes) {
      if (object.id !== this.object.id) continue;
      for (const [name, value] of texts(values)) {
        const attribute = JSON.stringify({ name, time: begins ? FROM_THE_BEGINNING : time, value });
        this.attributes += this.attributes === '' ? attribute : `,${attribute}`;
      }
    }
    for (const { source, target, qualifier, ends } of links) {
      if (source.id !== this.object.id) continue;
      const key = `${qualifier} ${target.id}`;
      if (ends) this.links.delete(key);
      else this.links.set(key, { objectId: target.id, qualifier });
    }
  }

  text(): string {
    const { id, type } = this.object;
    const relationships = JSON.stringify([...this.links.values()]);
    return `{"id":${JSON.stringify(id)},"type":"${type}","attributes":[${this.attributes}],"relationships":${relationships}}`;
  }
}
