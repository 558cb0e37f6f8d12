/** Text that is HTML already: made by {@link markup} alone, which escapes all that is put into it. */
export class Markup {
  constructor(readonly text: string) {}
}

/** What can be put into HTML: text, which is escaped; HTML, which is not; null for nothing. */
export type Content = string | number | Markup | null | ReadonlyArray<Markup>;

/** Control characters, and the marks that hide text or turn its direction round. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const spelledOut = (character: string): string =>
  `\\u{${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}}`;

/** A text as a reader can see all of it: what is not seen is spelled out. */
export const seen = (text: string): string => text.replace(unseen, spelledOut);

/** A text of at most so many characters, as {@link seen} shows it. */
export const cut = (text: string, most: number): string => {
  const characters = Array.from(text.slice(0, 2 * most + 2));
  return seen(characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : text);
};

const escaped = (text: string): string => seen(text).replace(/[&<>"']/g, (one) => entities[one] ?? one);

const textOf = (content: Content): string => {
  if (content === null) return '';
  if (content instanceof Markup) return content.text;
  if (typeof content === 'object') return content.map(({ text }) => text).join('');
  return typeof content === 'number' ? String(content) : escaped(content);
};

/** HTML or SVG from a template. What is put into it is escaped, for text and for quoted attributes alike. */
export const markup = (strings: TemplateStringsArray, ...contents: ReadonlyArray<Content>): Markup =>
  new Markup(strings.reduce((text, next, index) => `${text}${textOf(contents[index - 1] ?? null)}${next}`));

/** A list in HTML, one piece for each. */
export const each = <A>(
  list: ReadonlyArray<A>,
  piece: (one: A, index: number) => Markup,
): ReadonlyArray<Markup> => list.map(piece);
