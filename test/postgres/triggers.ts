import type { Client } from 'pg';

/** Takes the triggers from a board: what anybody can do whom its tables belong to. */
export const dropTriggers = async (raw: Client): Promise<void> => {
  const found = await raw.query<{ readonly name: string; readonly table: string }>(
    `SELECT quote_ident(tgname) AS name, tgrelid::regclass AS table FROM pg_trigger
     JOIN pg_class ON pg_class.oid = tgrelid JOIN pg_namespace ON pg_namespace.oid = relnamespace
     WHERE nspname = current_schema() AND NOT tgisinternal`,
  );
  for (const { name, table } of found.rows) await raw.query(`DROP TRIGGER ${name} ON ${table}`);
};

/** Everything that the triggers guard. */
export const guarded = async (raw: Client): Promise<unknown> => ({
  head: (await raw.query('SELECT * FROM head')).rows,
  events: (await raw.query('SELECT * FROM task_events ORDER BY position')).rows,
  contents: (await raw.query('SELECT * FROM event_contents ORDER BY position')).rows,
});
