/** The code of a system's or SQLite's error, as `ENOENT`; undefined for an error that has none. It may come from another realm, so no class is asked. */
export const errorCode = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined;
