import { Argument, Option } from 'commander';
import { isLeft } from 'fp-ts/Either';
import type { Json } from '../../events/json';
import { parseJson } from '../../events/parse-json';
import { UsageFault } from './usage-fault';

/** An option whose text is read as it is parsed; `read` hears its name too, for what it has to say. */
export const typed = (
  flags: string,
  description: string,
  read: (name: string, text: string) => unknown,
): Option => {
  const option = new Option(flags, description);
  return option.argParser((text: string) => read(option.long ?? flags, text));
};

const whole = (name: string, text: string, least = -Infinity): number => {
  const number = Number(text);
  if (/^-?\d+$/.test(text) && number >= least) return number;
  throw new UsageFault(name, `a whole number${least === -Infinity ? '' : ` from ${least} on`}`, text);
};

/** An option that takes a whole number, where `least` is given not below it. */
export const wholeOption = (flags: string, description: string, least = -Infinity): Option =>
  typed(flags, description, (name, text) => whole(name, text, least));

/** An argument that is a whole number. */
export const wholeArgument = (flags: string, description: string): Argument => {
  const argument = new Argument(flags, description);
  return argument.argParser((text: string) => whole(argument.name().toUpperCase(), text));
};

/** The value of an option that takes JSON, in a box: commander turns the null of a parser into an empty text. */
export interface JsonValue {
  readonly json: Json;
}

/** An option that takes JSON; its value is a {@link JsonValue}. */
export const jsonOption = (flags: string, description: string): Option =>
  typed(flags, description, (name, text): JsonValue => {
    const parsed = parseJson(text);
    if (isLeft(parsed)) throw new UsageFault(name, `JSON (${parsed.left})`, text);
    return { json: parsed.right };
  });

/** An option that takes JSON or, where it is none, text; its value is a {@link JsonValue}. */
export const jsonOrTextOption = (flags: string, description: string): Option =>
  typed(flags, description, (_name, text): JsonValue => {
    const parsed = parseJson(text);
    return { json: isLeft(parsed) ? text : parsed.right };
  });

/** An option that takes words with commas between them, all of them among `words`. */
export const wordsOption = (flags: string, description: string, words: ReadonlyArray<string>): Option =>
  typed(flags, description, (name, text) => {
    const chosen = text.split(',').map((word) => word.trim());
    if (chosen.every((word) => words.includes(word))) return [...new Set(chosen)];
    throw new UsageFault(name, `some of ${words.join(', ')}, with commas between them`, text);
  });

/** An option that takes one of `words`. */
export const wordOption = (flags: string, description: string, words: ReadonlyArray<string>): Option =>
  typed(flags, description, (name, text) => {
    if (words.includes(text)) return text;
    throw new UsageFault(name, `one of ${words.join(', ')}`, text);
  });

/** An option that takes a name, and can be given many times. */
export const namesOption = (flags: string, description: string): Option =>
  new Option(flags, description).argParser((text: string, before?: ReadonlyArray<string>) => [
    ...(before ?? []),
    text,
  ]);
