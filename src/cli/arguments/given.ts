/** Some values of which each may be missing. */
type Given<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

/** The values that were given, without those that were not. */
export const given = <T extends object>(values: T): Given<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Given<T>;
