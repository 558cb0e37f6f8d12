/** What the process says when it ends: done; refused, or a finding of severity E; wrong usage; a fault. */
export const exitCodes = { done: 0, refused: 1, usage: 2, fault: 3 } as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
