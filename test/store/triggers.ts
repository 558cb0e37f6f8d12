import type Database from 'better-sqlite3';

/** Takes the triggers from a ledger: what anybody can do who may write the file. */
export const dropTriggers = (raw: Database.Database): void => {
  const names = raw.prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).pluck().all();
  for (const name of names) raw.exec(`DROP TRIGGER ${String(name)}`);
};

/** Everything that the triggers guard. */
export const guarded = (raw: Database.Database): unknown => ({
  head: raw.prepare('SELECT * FROM head').all(),
  events: raw.prepare('SELECT * FROM task_events ORDER BY position').all(),
  contents: raw.prepare('SELECT * FROM event_contents ORDER BY position').all(),
});
