import type { ForeignFacts } from '../../audit/foreign/foreign-facts';
import { counted } from '../words/counted';
import { visible } from '../words/visible';

const listed = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${visible(name)} ${count}`)
    .join(', ');

/** What there is to say of a foreign log beside its findings, line by line. */
export function* foreignInWords(facts: ForeignFacts): Generator<string> {
  const { format, eventKinds, unknownKinds, eventsDeleted, eventsOnlyInWal, replayedEndStatus } = facts;
  yield `a foreign log (${format}); its events: ${listed(eventKinds)}\n`;
  const unknown = listed(unknownKinds);
  if (unknown !== '') yield `of kinds that are not known: ${unknown}\n`;
  if (eventsDeleted !== null && eventsDeleted > 0)
    yield `${counted(eventsDeleted, 'event')} that there were are gone\n`;
  if (eventsOnlyInWal > 0) yield `${counted(eventsOnlyInWal, 'event')} only in the WAL beside the file\n`;
  if (replayedEndStatus !== null) {
    const { match, differ } = replayedEndStatus;
    yield `statuses stored: ${match} as the log adds up to, ${differ} not\n`;
  }
  yield `claims by class: ${listed(facts.classes) || 'none'}\n`;
  if (facts.seedSqlRows !== null)
    yield `the comparison by time (completed_at against the claim, over the links of today) returns ${counted(facts.seedSqlRows, 'row')}; it is not the verdict\n`;
}
