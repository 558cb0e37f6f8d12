import { byIndex } from './by-index';

/**
 * A query for each row of what stands before it. `OFFSET 0` keeps the planner from making a join of the two, of which one
 * kind reads all of a table: the best plan while it is small.
 */
const each = (query: string): string => `LATERAL (${query} OFFSET 0)`;

/** Tasks by their ids: what else is asked of them has indexes too, by which all that are like them would be read. */
const byId = (ids: string): string => `(SELECT * FROM tasks WHERE id = ANY(${ids}) OFFSET 0) AS task`;

const parent = `parent.id, parent.status, parent.status_position AS position, parent.archived_at AS "archivedAt",
  parent.xmin AS seen`;

const linkedParent = `link.child_id AS "childId", ${parent}, link.position AS "linkPosition", link.waived`;

/** Links with the parents they lead to. */
const linksWithParents = `task_links AS link, ${each('SELECT *, xmin FROM tasks WHERE id = link.parent_id')} AS parent`;

/** The ids of what waits for a claim, in claim order. The status stands in the text: only then is its own index used. */
const claimable = (status: 'ready' | 'review', more: string): string =>
  `ARRAY(SELECT id FROM tasks WHERE status = '${status}' AND archived_at IS NULL ${more}
    ORDER BY priority DESC, created_position LIMIT wanted)`;

/** \`target := \` all rows of a query as JSON. */
const rows = (target: string, query: string): string =>
  `SELECT coalesce(json_agg(row_to_json(one)), '[]') INTO ${target} FROM (${query}) AS one;`;

/** The refusals that still count, by task and claimant. */
const standingRefusals = `SELECT task.id AS "taskId", e.kind, e.data, e.position
  FROM unnest(refused_tasks, refused_claimants) AS key (task_id, claimant),
    ${each('SELECT id, version - refusals AS before FROM tasks WHERE id = key.task_id AND refusals > 0')} AS task,
    ${each('SELECT * FROM task_events WHERE task_id = task.id AND version > task.before')} AS e
  WHERE e.data::jsonb ->> 'claimant' IS NOT DISTINCT FROM key.claimant`;

/**
 * The part of a board that a batch of commands needs, in one statement and of one moment: a stable function sees the
 * snapshot of the query that calls it. Each row of \`tasks\` comes with its \`xmin\`, which tells later whether it is still
 * the same. \`clock\` is milliseconds since 1970, or null for the server's own; \`named\` how many parents are named of a
 * task that has more.
 */
export const lookFunction = `CREATE FUNCTION look(
    wanted_tasks text[], wanted_standings text[], gated text[], gated_if_open text[], families text[],
    link_parents text[], link_children text[], ready json, overdue_limit bigint,
    refused_tasks text[], refused_claimants text[], wanted_commands text[], clock bigint, named bigint
  ) RETURNS json LANGUAGE plpgsql STABLE ${byIndex} AS $$
  DECLARE
    ids text[] := wanted_tasks;
    few text[]; satisfied text[]; waiting text[];
    question json; wanted bigint; whose text; found_ready text[]; all_ready text[] := '{}'; ready_sum bigint := 0;
    statuses jsonb;
    head_row json; tasks_json json; seen_json json; standings_json json := '[]'; parents_json json := '[]'; many_json json := '[]';
    children_json json := '[]'; ready_json jsonb := '[]'; overdue_ids text[] := '{}'; links_json json := '[]';
    refusals_json json := '[]'; commands_json json := '[]'; contents_json json := '[]'; gated_ids text[] := '{}';
    looked_at bigint := (extract(epoch FROM clock_timestamp()) * 1000)::bigint;
    now bigint := coalesce(clock, looked_at);
  BEGIN
    SELECT row_to_json(one), one.satisfied_by::jsonb INTO head_row, statuses
      FROM (SELECT head.*, head.xmin AS seen FROM head) AS one;
    IF cardinality(families) > 0 THEN
      ${rows(
        'children_json',
        `SELECT parent_id AS "parentId", child_id AS "childId", position, waived FROM task_links
          WHERE parent_id = ANY(families) ORDER BY position, child_id`,
      )}
      ids := ids || ARRAY(SELECT child_id FROM task_links WHERE parent_id = ANY(families));
    END IF;
    FOR question IN SELECT value FROM json_array_elements(ready) LOOP
      wanted := question ->> 'limit'; whose := question ->> 'assignee'; ready_sum := ready_sum + wanted;
      IF question ->> 'from' = 'ready' THEN
        IF whose IS NULL THEN found_ready := ${claimable('ready', '')};
        ELSE found_ready := ${claimable('ready', 'AND assignee = whose')}; END IF;
      ELSIF whose IS NULL THEN found_ready := ${claimable('review', 'AND open_parents = 0')};
      ELSE found_ready := ${claimable('review', 'AND open_parents = 0 AND assignee = whose')}; END IF;
      ready_json := ready_json || jsonb_build_array(to_jsonb(found_ready));
      all_ready := all_ready || found_ready;
    END LOOP;
    IF overdue_limit > 0 THEN
      overdue_ids := ARRAY(SELECT id FROM tasks WHERE coalesce(lease_until, run_at) <= now
        ORDER BY coalesce(lease_until, run_at), created_position LIMIT overdue_limit);
    END IF;
    ids := ids || all_ready || overdue_ids;
    SELECT coalesce(json_agg(tasks::text), '[]'), coalesce(json_agg(tasks.xmin::text), '[]')
      INTO tasks_json, seen_json FROM tasks WHERE id = ANY(ids);
    gated_ids := gated || all_ready || overdue_ids;
    IF cardinality(gated_if_open) > 0 THEN
      gated_ids := gated_ids || ARRAY(SELECT id FROM tasks WHERE id = ANY(gated_if_open) AND open_parents > 0);
    END IF;
    IF ready_sum > 0 AND cardinality(families) > 0 THEN
      gated_ids := gated_ids || ARRAY(SELECT id FROM ${byId('ids')}
        WHERE status = 'todo' AND open_parents = 1 LIMIT ready_sum);
    END IF;
    IF cardinality(gated_ids) > 0 THEN
      SELECT array_agg(id) FILTER (WHERE parents <= named), array_agg(id) FILTER (WHERE parents > named AND open_parents = 0),
          array_agg(id) FILTER (WHERE parents > named AND open_parents > 0)
        INTO few, satisfied, waiting FROM tasks WHERE id = ANY(gated_ids) AND parents > 0;
      IF few IS NOT NULL THEN
        ${rows(
          'parents_json',
          `SELECT ${linkedParent} FROM ${linksWithParents}
            WHERE link.child_id = ANY(few) ORDER BY link.child_id, link.position, link.parent_id`,
        )}
      END IF;
      IF satisfied IS NOT NULL OR waiting IS NOT NULL THEN
        ${rows(
          'many_json',
          `SELECT first.* FROM unnest(satisfied) AS child (id), LATERAL (
              SELECT ${linkedParent} FROM ${linksWithParents}
              WHERE link.child_id = child.id ORDER BY link.position, link.parent_id LIMIT named) AS first
            UNION ALL
            SELECT first.* FROM unnest(waiting) AS child (id), LATERAL (
              SELECT ${linkedParent} FROM ${linksWithParents}
              WHERE link.child_id = child.id
              ORDER BY (link.waived IS NOT NULL OR statuses ? parent.status), link.position, link.parent_id
              LIMIT named) AS first`,
        )}
      END IF;
      ${rows(
        'contents_json',
        `SELECT position, content FROM event_contents WHERE content IS NOT NULL AND position = ANY(ARRAY(
            SELECT unnest(ARRAY[data_position, result_position]) FROM ${byId('gated || all_ready')}
            WHERE status IN ('ready', 'review')))`,
      )}
    END IF;
    IF cardinality(wanted_standings) > 0 THEN
      ${rows('standings_json', `SELECT ${parent} FROM tasks AS parent WHERE id = ANY(wanted_standings)`)}
    END IF;
    IF cardinality(link_parents) > 0 THEN
      ${rows(
        'links_json',
        `SELECT link.parent_id AS "parentId", link.child_id AS "childId", link.position, link.waived
          FROM unnest(link_parents, link_children) AS key (parent_id, child_id),
            ${each('SELECT * FROM task_links WHERE parent_id = key.parent_id AND child_id = key.child_id')} AS link`,
      )}
    END IF;
    IF cardinality(refused_tasks) > 0 THEN
      ${rows('refusals_json', standingRefusals)}
    END IF;
    IF cardinality(wanted_commands) > 0 THEN
      ${rows(
        'commands_json',
        `SELECT command_id AS "commandId", request_hash AS "requestHash", position, events FROM commands
          WHERE command_id = ANY(wanted_commands)`,
      )}
    END IF;
    RETURN json_build_object('now', now, 'lookedAt', looked_at, 'head', head_row, 'tasks', tasks_json, 'seen', seen_json, 'children', children_json,
      'ready', ready_json, 'gated', gated_ids, 'parents', parents_json, 'many', many_json,
      'standings', standings_json, 'links', links_json, 'refusals', refusals_json, 'commands', commands_json,
      'contents', contents_json);
  END $$`;
