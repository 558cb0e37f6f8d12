/** The end of a command's help: commands as they can be typed. */
export const examples = (...lines: ReadonlyArray<string>): string =>
  `\nExamples:\n${lines.map((line) => `  $ taskledger ${line}`).join('\n')}\n`;
