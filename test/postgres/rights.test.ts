import { DatabaseError } from 'pg';
import type { Client } from 'pg';
import { quoted } from './board';
import { guardedBoard } from './roles';
import type { Who } from './roles';

/** What comes of a statement: it is done, the server says that there is no right to it, or a trigger of the board refuses it. */
type Outcome = 'done' | 'no right' | 'refused';

const yes = 'done';
const no = 'no right';
const trigger = 'refused';

const columns = 'kind, kind_version, status, data, content_hash, actor, writer, created_at, leaf_hash';

/** An INSERT of a copy of event 3 as the first of another task. */
const insertAt = (position: string): string =>
  `INSERT INTO task_events (position, id, task_id, version, ${columns})
   SELECT ${position}, 'new', 'new', 1, ${columns} FROM task_events WHERE position = 3`;

const next = '(SELECT position + 1 FROM head)';

type Row = readonly [statement: string, owner: Outcome, writer: Outcome, reader: Outcome, auditor: Outcome];

/** What each role comes to with a statement. */
const matrix: ReadonlyArray<Row> = [
  ['SELECT * FROM task_events', yes, yes, yes, yes],
  ['SELECT content FROM event_contents', yes, yes, yes, no],
  ['SELECT title FROM tasks', yes, yes, yes, no],
  ['SELECT id, status FROM tasks', yes, yes, yes, yes],
  ['SELECT * FROM task_links, commands, head', yes, yes, yes, yes],
  ['SELECT * FROM checkpoints', yes, yes, yes, no],
  ['SELECT * FROM snapshots', yes, yes, yes, no],
  [`INSERT INTO snapshots VALUES (1, 1, 1, 1, '', '')`, yes, yes, no, no],
  ['DELETE FROM snapshots', yes, yes, no, no],
  ['TRUNCATE snapshots', yes, no, no, no],
  [`UPDATE snapshots SET hash = ''`, yes, no, no, no],
  ['SELECT * FROM claim_audit', yes, yes, yes, yes],
  ['SELECT * FROM claim_audit_by_time', yes, yes, yes, yes],

  [insertAt(next), yes, yes, no, no],
  [insertAt('99'), trigger, trigger, no, no],
  [
    `CREATE TEMP TABLE head AS SELECT * FROM head; UPDATE pg_temp.head SET position = 98; ${insertAt('99')}`,
    trigger,
    trigger,
    no,
    no,
  ],
  [`UPDATE task_events SET data = '{}'`, trigger, no, no, no],
  ['UPDATE task_events SET position = position WHERE false', trigger, no, no, no],
  ['DELETE FROM task_events', trigger, no, no, no],
  ['TRUNCATE task_events', trigger, no, no, no],
  [`${insertAt('3')} ON CONFLICT (position) DO UPDATE SET data = '{}'`, trigger, no, no, no],

  ['UPDATE head SET position = position', yes, yes, no, no],
  ['UPDATE head SET position = position + 1', trigger, trigger, no, no],
  ['UPDATE head SET position = position - 1', trigger, trigger, no, no],
  [`UPDATE head SET state = 'sealed', sealed_to = 'there'`, trigger, trigger, no, no],
  ['UPDATE head SET format = 99', yes, no, no, no],
  [`UPDATE head SET ledger_id = 'x'`, trigger, no, no, no],
  [`UPDATE head SET satisfied_by = '["cancelled"]'`, trigger, no, no, no],
  ['DELETE FROM head', trigger, no, no, no],
  ['TRUNCATE head', trigger, no, no, no],

  ['UPDATE event_contents SET salt = NULL, content = NULL, erased = 4', trigger, trigger, no, no],
  [`UPDATE event_contents SET content = '{}'`, trigger, trigger, no, no],
  ['UPDATE event_contents SET position = 4', trigger, no, no, no],
  ['DELETE FROM event_contents', trigger, no, no, no],
  ['TRUNCATE event_contents', trigger, no, no, no],

  ['UPDATE tasks SET priority = 1', yes, yes, no, no],
  ['DELETE FROM tasks', yes, yes, no, no],
  ['DELETE FROM task_links', yes, yes, no, no],
  ['DELETE FROM commands', yes, yes, no, no],
  ['TRUNCATE tasks', yes, no, no, no],
  ['TRUNCATE task_links, commands, checkpoints', yes, no, no, no],
  [`INSERT INTO checkpoints VALUES ('s', 1) ON CONFLICT (name) DO UPDATE SET position = 2`, yes, yes, no, no],
  ['DELETE FROM checkpoints', yes, no, no, no],

  ['SELECT * FROM head FOR UPDATE', yes, yes, no, no],
  ['SELECT * FROM head FOR SHARE', yes, yes, no, no],
  ['SELECT * FROM head FOR KEY SHARE', yes, yes, no, no],
  ['SELECT * FROM tasks FOR KEY SHARE', yes, yes, no, no],
  ['LOCK TABLE head IN ACCESS EXCLUSIVE MODE', yes, no, no, no],
  ['LOCK TABLE task_events IN SHARE MODE', yes, no, no, no],
  ['LOCK TABLE tasks IN SHARE MODE', yes, yes, no, no],

  ['ALTER TABLE task_events DISABLE TRIGGER ALL', yes, no, no, no],
  ['DROP TRIGGER task_events_no_update ON task_events', yes, no, no, no],
  ['DROP TABLE task_events CASCADE', yes, no, no, no],
  ['DROP VIEW claim_audit', yes, no, no, no],
  ['DROP SCHEMA % CASCADE', yes, no, no, no],
  ['ALTER TABLE task_events ADD COLUMN more text', yes, no, no, no],
  ['CREATE TABLE more (id bigint)', yes, no, no, no],
  ['CREATE INDEX more ON task_events (data)', yes, no, no, no],
  ['CREATE RULE more AS ON INSERT TO task_events DO INSTEAD NOTHING', yes, no, no, no],
  [
    'CREATE OR REPLACE FUNCTION task_events_no_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$',
    yes,
    no,
    no,
    no,
  ],
  ['DROP FUNCTION task_events_no_update CASCADE', yes, no, no, no],
  ['ALTER FUNCTION task_events_at_head RESET ALL', yes, no, no, no],
  ['ALTER SCHEMA % OWNER TO CURRENT_USER', yes, no, no, no],
  ['SET session_replication_role = replica', no, no, no, no],
  ['SET ROLE "%_owner"', yes, no, no, no],
  ['ALTER TABLE task_events OWNER TO CURRENT_USER', yes, no, no, no],
];

/** What comes of a statement, in a transaction that is rolled back. */
const tried = async (raw: Client, sql: string): Promise<Outcome> => {
  await raw.query('BEGIN');
  try {
    await raw.query(sql);
    return 'done';
  } catch (error) {
    if (error instanceof DatabaseError && error.code === '42501') return 'no right';
    if (error instanceof DatabaseError && error.code === 'P0001') return 'refused';
    throw error;
  } finally {
    await raw.query('ROLLBACK');
  }
};

describe('the rights of a board, by the SQL of the docs', () => {
  const { board, urlOf, rawOf } = guardedBoard();

  beforeEach(async () => {
    const ledger = await board.open({ url: urlOf('writer') });
    await ledger.create({ id: 'a', title: 'a' });
    await ledger.close();
  });

  it('let each role do this much', async () => {
    const who: ReadonlyArray<Who> = ['owner', 'writer', 'reader', 'auditor'];
    const raws = await Promise.all(who.map(rawOf));
    const found: Array<ReadonlyArray<string>> = [];
    for (const [statement] of matrix) {
      const sql = statement.replace('"%', `"${board.name}`).replace('%', `"${board.name}"`);
      const outcomes: string[] = [];
      for (const raw of raws) outcomes.push(await tried(raw, sql));
      found.push([statement, ...outcomes]);
    }
    expect(found).toEqual(matrix);
  });

  it('let a stranger see nothing', async () => {
    const raw = await rawOf('stranger');
    expect(await tried(raw, `SELECT FROM ${quoted(board.name)}.task_events`)).toBe('no right');
  });

  it.each<readonly [Who, ReadonlyArray<string>]>([
    ['writer', ['append', 'look']],
    ['reader', ['look']],
    ['auditor', []],
  ])('let a %s call %j alone', async (who, names) => {
    const raw = await rawOf(who);
    const { rows } = await raw.query<{ readonly proname: string }>(
      `SELECT proname FROM pg_proc JOIN pg_namespace ON pg_namespace.oid = pronamespace
       WHERE nspname = $1 AND has_function_privilege(pg_proc.oid, 'EXECUTE') ORDER BY 1`,
      [board.name],
    );
    expect(rows.map(({ proname }) => proname)).toEqual(names);
  });
});
