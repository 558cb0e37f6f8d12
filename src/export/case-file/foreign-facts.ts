import type { ForeignFacts } from '../../audit/foreign/foreign-facts';
import { counted, number } from './in-words';

const deleted = ({ eventsDeleted }: ForeignFacts): string => {
  if (eventsDeleted === null) return 'not told by the log';
  return eventsDeleted === 0 ? 'none' : counted(eventsDeleted, 'event');
};

const statuses = ({ replayedEndStatus }: ForeignFacts): string => {
  if (replayedEndStatus === null) return 'none are stored';
  const { match, differ } = replayedEndStatus;
  return `${counted(match, 'task')} as the log adds up to, ${number(differ)} otherwise`;
};

/** What there is to say of a log of another system, each fact with its name. */
export const foreignFacts = (facts: ForeignFacts): ReadonlyArray<readonly [name: string, value: string]> => {
  const unknown = Object.entries(facts.unknownKinds).map(([kind, count]) => `${kind} (${number(count)})`);
  return [
    ['Events that are there no more', deleted(facts)],
    ['Kinds that are not known', unknown.length === 0 ? 'none' : unknown.slice(0, 20).join(', ')],
    ['Stored statuses', statuses(facts)],
    ...(facts.eventsOnlyInWal === 0
      ? []
      : [['Only in the WAL', counted(facts.eventsOnlyInWal, 'event')] as const]),
    ...(facts.seedSqlRows === null
      ? []
      : [['Rows of a comparison by time, which is no verdict', number(facts.seedSqlRows)] as const]),
  ];
};
