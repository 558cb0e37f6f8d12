/** How a ledger file is known: `TLED`, in the header of the file (SQLite's `application_id`). */
export const APPLICATION_ID = 0x544c4544;
