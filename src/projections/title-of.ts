import type { StoredContent } from '../events/stored-event';
import { contentField } from './content-field';

/** The title in a `created` event's content; null where the content is erased, or is not what was written. */
export const titleOf = (content: Pick<StoredContent, 'content'> | null): string | null => {
  const title = contentField(content?.content ?? null, 'title');
  return typeof title === 'string' ? title : null;
};
