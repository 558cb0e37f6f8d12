/** What the exit codes of a command say about its task; any other fails the attempt. */
export const exitMeanings = { complete: 0, requestReview: 10, block: 11, requestChanges: 12 } as const;
