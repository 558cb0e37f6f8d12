/** Control characters, and the marks that hide text or turn its direction round. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const escape = (character: string): string => {
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  return named[character] ?? (code < 0x100 ? `\\x${hex.padStart(2, '0')}` : `\\u{${hex}}`);
};

/** A text that somebody else wrote, as it can be shown on a terminal: what is not seen is spelled out, so nothing in it acts. */
export const visible = (text: string): string => text.replace(unseen, escape);

/** A text as {@link visible} shows it, in one line of at most `most` characters. */
export const cut = (text: string, most: number): string => {
  const characters = Array.from(text.slice(0, 2 * most + 2));
  return visible(characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : text);
};
