import { sql } from 'kysely';
import type { Listing, TaskFilter, TaskOrder } from '../../commands/store';
import type { TaskRow } from '../../projections/task-row';
import { statement } from '../statement';
import type { Statement } from '../statement';
import type { Connection } from './connection';

/** What fills the text of a listing. `statuses` is a JSON array. */
interface Slots {
  readonly status: TaskRow['status'];
  readonly statuses: string;
  readonly assignee: string;
  readonly parentId: string;
  readonly priority: number;
  readonly title: string;
  readonly afterKey: number;
  readonly afterPosition: number;
  readonly limit: number;
}

/** What the text of a listing depends on: which filters there are, how it is ordered, and whether it goes on. */
interface Form {
  readonly given: ReadonlyArray<keyof TaskFilter>;
  /** Tasks of one status lie in the order of their creation; those of several have to be sorted. */
  readonly oneStatus: boolean;
  readonly unassigned: boolean;
  readonly archived: boolean;
  readonly order: TaskOrder;
  readonly descending: boolean;
  readonly goesOn: boolean;
}

const formOf = ({ filter, order, descending, after }: Listing): Form => ({
  given: (Object.keys(filter) as ReadonlyArray<keyof TaskFilter>).toSorted(),
  oneStatus: filter.statuses?.length === 1,
  unassigned: filter.assignee === null,
  archived: filter.archived === true,
  order,
  descending,
  goesOn: after !== null,
});

/** A text of its own for each form, so that each finds its index. */
const compile = ({
  given,
  oneStatus,
  unassigned,
  archived,
  order,
  descending,
  goesOn,
}: Form): Statement<Slots, TaskRow> => {
  const by = new Set(given);
  const past = descending ? '<' : '>';
  return statement<Slots, TaskRow>((db, $) =>
    db
      .selectFrom('tasks')
      .selectAll()
      .$if(oneStatus, (query) => query.where('status', '=', $.status))
      .$if(by.has('statuses') && !oneStatus, (query) =>
        query.where('status', 'in', sql<TaskRow['status']>`(SELECT value FROM json_each(${$.statuses}))`),
      )
      .$if(by.has('assignee') && !unassigned, (query) => query.where('assignee', '=', $.assignee))
      .$if(unassigned, (query) => query.where('assignee', 'is', null))
      .$if(by.has('parentId'), (query) =>
        query.where('id', 'in', (children) =>
          children.selectFrom('task_links').select('child_id').where('parent_id', '=', $.parentId),
        ),
      )
      .$if(by.has('priority'), (query) => query.where('priority', '>=', $.priority))
      .$if(by.has('title'), (query) => query.where(sql`instr(lower(title), lower(${$.title}))`, '>', 0))
      .$if(by.has('archived'), (query) => query.where('archived_at', archived ? 'is not' : 'is', null))
      .$if(goesOn && order === 'created_position', (query) =>
        query.where('created_position', past, $.afterPosition),
      )
      .$if(goesOn && order !== 'created_position', (query) =>
        query.where((eb) =>
          eb.or([
            eb(order, past, $.afterKey),
            eb.and([eb(order, '=', $.afterKey), eb('created_position', '>', $.afterPosition)]),
          ]),
        ),
      )
      .orderBy(order, descending ? 'desc' : 'asc')
      .$if(order !== 'created_position', (query) => query.orderBy('created_position'))
      .limit($.limit),
  );
};

const compiled = new Map<string, Statement<Slots, TaskRow>>();

const statementOf = (form: Form): Statement<Slots, TaskRow> => {
  const key = JSON.stringify(form);
  const known = compiled.get(key) ?? compile(form);
  compiled.set(key, known);
  return known;
};

/** One page of a listing. */
export const listTasks = (connection: Connection, listing: Listing): ReadonlyArray<TaskRow> => {
  const { filter, after, limit } = listing;
  return connection.all(statementOf(formOf(listing)), {
    status: filter.statuses?.[0] ?? 'ready',
    statuses: JSON.stringify(filter.statuses ?? []),
    assignee: filter.assignee ?? '',
    parentId: filter.parentId ?? '',
    priority: filter.priority ?? 0,
    title: filter.title ?? '',
    afterKey: after?.key ?? 0,
    afterPosition: after?.createdPosition ?? 0,
    limit,
  });
};
