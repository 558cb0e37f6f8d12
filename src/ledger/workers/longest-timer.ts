/** The longest time that a timer takes, in milliseconds: one that is longer fires at once. */
export const LONGEST_TIMER = 2 ** 31 - 1;
