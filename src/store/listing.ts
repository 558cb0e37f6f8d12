import type { RawBuilder } from 'kysely';
import type { Listing, TaskFilter, TaskOrder } from '../projections/listing';
import type { TaskRow } from '../projections/task-row';
import type { Build, Statement } from './statement';

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

/** What each store says in words of its own. */
export interface ListingWords {
  readonly compile: (build: Build<Slots, TaskRow>) => Statement<Slots, TaskRow>;
  /** Whether a task's status is one of a JSON array. */
  readonly statusIn: (statuses: string) => RawBuilder<boolean>;
  /** Whether a task's title contains a text; ASCII letters match in either case. */
  readonly titleHas: (text: string) => RawBuilder<boolean>;
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
const build = (form: Form, { statusIn, titleHas }: ListingWords): Build<Slots, TaskRow> => {
  const { given, oneStatus, unassigned, archived, order, descending, goesOn } = form;
  const by = new Set(given);
  const past = descending ? '<' : '>';
  return (db, $) =>
    db
      .selectFrom('tasks')
      .selectAll()
      .$if(oneStatus, (query) => query.where('status', '=', $.status))
      .$if(by.has('statuses') && !oneStatus, (query) => query.where(statusIn($.statuses)))
      .$if(by.has('assignee') && !unassigned, (query) => query.where('assignee', '=', $.assignee))
      .$if(unassigned, (query) => query.where('assignee', 'is', null))
      .$if(by.has('parentId'), (query) =>
        query.where('id', 'in', (children) =>
          children.selectFrom('task_links').select('child_id').where('parent_id', '=', $.parentId),
        ),
      )
      .$if(by.has('priority'), (query) => query.where('priority', '>=', $.priority))
      .$if(by.has('title'), (query) => query.where(titleHas($.title)))
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
      .limit($.limit);
};

const slotsOf = ({ filter, after, limit }: Listing): Slots => ({
  status: filter.statuses?.[0] ?? 'todo',
  statuses: JSON.stringify(filter.statuses ?? []),
  assignee: filter.assignee ?? '',
  parentId: filter.parentId ?? '',
  priority: filter.priority ?? 0,
  title: filter.title ?? '',
  afterKey: after?.key ?? 0,
  afterPosition: after?.createdPosition ?? 0,
  limit,
});

/** The statements of a store's listings, each compiled once, with what fills them. */
export const listings = (words: ListingWords) => {
  const compiled = new Map<string, Statement<Slots, TaskRow>>();
  return (listing: Listing): { readonly statement: Statement<Slots, TaskRow>; readonly slots: Slots } => {
    const form = formOf(listing);
    const key = JSON.stringify(form);
    const statement = compiled.get(key) ?? words.compile(build(form, words));
    compiled.set(key, statement);
    return { statement, slots: slotsOf(listing) };
  };
};
