/** The time of the first values of an object, as the standard has it: they hold from the beginning. */
export const FROM_THE_BEGINNING = '1970-01-01T00:00:00.000Z';
