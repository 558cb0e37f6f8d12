/** A time of the log, in milliseconds since 1970, as people read it; what no calendar holds stays a number. */
export const timeInWords = (milliseconds: number): string => {
  const time = new Date(milliseconds);
  return Number.isNaN(time.getTime()) ? `${milliseconds} ms` : time.toISOString();
};
