import { randomBytes } from 'node:crypto';
import type { News } from '../../commands/news';

const newName = (): string => randomBytes(6).toString('base64url');

/** The name under which this process sends notices now: it has told itself already of what they tell. */
let self = newName();

/** From now on, what this process has sent counts as another's: an answer was lost, and who sent it may not have told of it. */
export const disown = (): void => {
  self = newName();
};

/** The channel of a log. */
export const channelOf = (ledgerId: string): string => `taskledger:${ledgerId}`;

/** What is told of news behind the position, which the server puts in front once it is settled: some 50 bytes of the 8,000 that a notice may take. */
export const noticeOf = ({ appended, claimable, wakesAt }: News): string =>
  JSON.stringify([self, appended, claimable, wakesAt]);

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);

const parsed = (text: string): ReadonlyArray<unknown> => {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
};

/** What a notice says: undefined for one of this process; null, as for whatever may have been missed, for one that says nothing that is known here. */
export const newsIn = (notice: string): News | null | undefined => {
  const [, digits = '', rest = ''] = /^(\d+) (.*)$/s.exec(notice) ?? [];
  const [sender, appended, claimable, wakesAt] = parsed(rest);
  const position = Number(digits);
  if (sender === self) return undefined;
  if (!isWhole(position) || !isWhole(appended) || typeof claimable !== 'boolean') return null;
  return wakesAt === null || isWhole(wakesAt) ? { position, appended, claimable, wakesAt } : null;
};
