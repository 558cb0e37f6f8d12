/** Texts that something on the way to the disk and back could mistake for something else, by what they are. */
export const hardTexts: ReadonlyArray<readonly [string, string]> = [
  ['emoji', '👩‍👩‍👧‍👦🏳️‍🌈 𝔘𝔫𝔦'],
  ['right to left', '\u202Eمرحبا שלום\u202C'],
  ['control characters', '\u0001\b\t\n\u000B\r\u001B[31mred\u007F\u0085\u2028\u2029'],
  ['the ends of the plane', '\uD7FF\uE000\uFFFD\uFFFE\uFFFF\u{10000}\u{10FFFF}'],
  ['a combining accent that could be composed', 'e\u0301 é'],
  ['an attempt on SQL', `'; DROP TABLE task_events; -- " \` \\`],
  ['parameters of SQL', '? ?1 :id @id $id %s'],
  ['JSON within', '{"a":"\\u0041\\n","b":[null]}'],
  ['a byte order mark', '\uFEFFbom'],
  ['spaces around it', '  padded\u00A0'],
  ['HTML', `<script>alert("x")</script>&amp;<!-- ' -->]]>`],
  ['wildcards', '%_*[a-z]\\%'],
];
