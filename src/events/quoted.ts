/** What stands in JSON as it is: printable ASCII but for the quote and the backslash. */
const plain = /^[ !#-[\]-~]*$/;

/** A string as canonical JSON (RFC 8785), which is how ECMAScript writes it; ids, hashes and names need no look at each character. */
export const quoted = (text: string): string => (plain.test(text) ? `"${text}"` : JSON.stringify(text));
