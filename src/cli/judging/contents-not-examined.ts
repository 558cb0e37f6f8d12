/** What who judges a ledger is told where he may not read what people wrote. */
export const CONTENTS_NOT_EXAMINED =
  'contents and titles were not examined: there is no right to read them\n';
