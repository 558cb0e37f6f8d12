import { Drafting } from '../../src/commands/drafting';

/** How many go for the lock before the next draft. */
const locked = (drafting: Drafting): number => {
  for (let count = 0; ; count += 1) if (drafting.promises()) return count;
};

it('drafts, until drafts come to nothing, and then again after a while', () => {
  const drafting = new Drafting();
  expect(locked(drafting)).toBe(0);
  const waits = Array.from({ length: 7 }, () => {
    drafting.fell();
    return locked(drafting);
  });
  expect(waits).toEqual([1, 3, 7, 15, 31, 31, 31]);
  drafting.stood();
  expect(locked(drafting)).toBe(0);
  drafting.fell();
  expect(locked(drafting)).toBe(1);
});
