/** OCEL 2.0 in JSON, as a reader sees it. */
export interface Ocel {
  readonly eventTypes: ReadonlyArray<Type>;
  readonly objectTypes: ReadonlyArray<Type>;
  readonly events: ReadonlyArray<{
    readonly id: string;
    readonly type: string;
    readonly time: string;
    readonly attributes: ReadonlyArray<{ readonly name: string; readonly value: string }>;
    readonly relationships: ReadonlyArray<Relationship>;
  }>;
  readonly objects: ReadonlyArray<{
    readonly id: string;
    readonly type: string;
    readonly attributes: ReadonlyArray<{
      readonly name: string;
      readonly time: string;
      readonly value: string;
    }>;
    readonly relationships: ReadonlyArray<Relationship>;
  }>;
}

interface Type {
  readonly name: string;
  readonly attributes: ReadonlyArray<{ readonly name: string; readonly type: string }>;
}

interface Relationship {
  readonly objectId: string;
  readonly qualifier: string;
}

const isOf: Readonly<Record<string, RegExp>> = {
  string: /^/,
  integer: /^-?\d+$/,
  time: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
};

/** What a log says that its types do not declare, or declare otherwise. */
export const undeclared = ({ eventTypes, objectTypes, events, objects }: Ocel): ReadonlyArray<string> => {
  const wrong = (types: ReadonlyArray<Type>, items: Ocel['events'] | Ocel['objects']) =>
    items.flatMap(({ id, type, attributes }) => {
      const declared = types.find(({ name }) => name === type)?.attributes;
      if (declared === undefined) return [`${id} is of no type`];
      return attributes
        .filter(({ name, value }) => {
          const is = declared.find((one) => one.name === name)?.type;
          return is === undefined || isOf[is]?.test(value) !== true;
        })
        .map(({ name, value }) => `${id}.${name} is ${value}`);
    });
  return [...wrong(eventTypes, events), ...wrong(objectTypes, objects)];
};

/** Relations that lead to no object. */
export const dangling = ({ events, objects }: Ocel): ReadonlyArray<string> => {
  const known = new Set(objects.map(({ id }) => id));
  return [...events, ...objects].flatMap(({ id, relationships }) =>
    relationships
      .filter(({ objectId }) => !known.has(objectId))
      .map((one) => `${id} ${one.qualifier} ${one.objectId}`),
  );
};

/** The value that an attribute of an object has in the end. */
export const lastValue = ({ objects }: Ocel, id: string, name: string): string | undefined =>
  objects
    .find((one) => one.id === id)
    ?.attributes.filter((one) => one.name === name)
    .at(-1)?.value;
