/** The name of a table or a column as SQL takes any. */
export const quotedName = (name: string): string => `"${name.replaceAll('"', '""')}"`;
