import type { Recorded } from '../../src/index';

/** What was said in a field of an event's content. */
const said = ({ content }: Recorded, field: string): string => {
  const fields = JSON.parse(content?.content ?? '{}') as Readonly<Record<string, unknown>>;
  return String(fields[field]);
};

const told = (recorded: Recorded): string | null => {
  const { event } = recorded;
  switch (event.kind) {
    case 'claimed':
      return `${event.data.claimant} takes it (${event.data.from === 'review' ? 'a review, ' : ''}attempt ${event.data.attempt})`;
    case 'lease_extended':
      return `${event.data.claimant} is still at it`;
    case 'reclaimed':
      return `${event.data.claimant} was not heard of again: ${event.data.detectedBy} takes it back`;
    case 'review_requested':
      return `${event.data.claimant} hands in a draft`;
    case 'changes_requested':
      return `${event.data.claimant ?? 'somebody'} wants changes: ${said(recorded, 'reason')}`;
    case 'promoted':
      return 'can begin: all that it waited for is done';
    case 'completed':
      return `done by ${event.data.claimant ?? 'hand'}`;
    default:
      return null;
  }
};

/** One line on an event; null for what the story leaves out. */
export const storyLine = (recorded: Recorded): string | null => {
  const { position, taskId } = recorded.stored;
  const line = told(recorded);
  return line === null ? null : `${String(position).padStart(4)}  ${(taskId ?? '').padEnd(16)}  ${line}`;
};
