/** What kind of log it is: a ledger, or what it exported; a board of the Hermes kernel; lines that anybody wrote; a board of evidence that holds a foreign log. */
export type LogFormat = 'taskledger' | 'taskledger-jsonl' | 'hermes' | 'jsonl' | 'evidence';
