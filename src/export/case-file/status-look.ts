/** How a status looks: a class of the style sheet. A status that satisfies looks the same whatever its word is. */
export const statusLook = (status: string | null | undefined, satisfies: boolean): string => {
  if (satisfies) return 'satisfies';
  if (status === null) return 'unknown';
  if (status === undefined) return 'nothing';
  return ['running', 'ready', 'review'].includes(status) ? status : 'waits';
};

/** A status in words; what is not known says so. */
export const statusInWords = (status: string | null | undefined): string =>
  status === undefined ? 'no event yet' : (status ?? 'not known');
