/** UTF-8 bytes that such a field may have: with one more the whole line would be refused. */
const FIELD_BYTES = 32_765;

const ELLIPSIS = '…';

/** A text as a keyword field of a search index holds it: one that is too long is cut, and ends in an ellipsis. */
export const keyword = (text: string): string => {
  const bytes = Buffer.from(text);
  if (bytes.length <= FIELD_BYTES) return text;
  let end = FIELD_BYTES - Buffer.byteLength(ELLIPSIS);
  // Not within a character.
  while ((bytes[end]! & 0xc0) === 0x80) end -= 1;
  return `${bytes.toString('utf8', 0, end)}${ELLIPSIS}`;
};
