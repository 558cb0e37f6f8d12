import * as fc from 'fast-check';
import { observationOf } from '../../src/audit/native-observation';
import type { Observation } from '../../src/audit/observation';
import { Board } from '../../src/projections/board';
import { PureLedger } from '../commands/pure-ledger';
import { START, wholeLives } from './whole-lives';

interface Picture {
  readonly statuses: Map<string, string>;
  readonly links: Set<string>;
  readonly held: Map<string, string | null>;
}

/** What observations add up to, for whoever knows nothing but them. */
const pictureOf = (observations: ReadonlyArray<Observation>): Picture => {
  const picture: Picture = { statuses: new Map(), links: new Set(), held: new Map() };
  for (const { taskId, effects } of observations)
    for (const effect of effects) {
      if (effect._tag === 'Status') picture.statuses.set(taskId ?? '', effect.status);
      if (effect._tag === 'Linked') picture.links.add(`${effect.parentId}>${effect.childId}`);
      if (effect._tag === 'Unlinked') picture.links.delete(`${effect.parentId}>${effect.childId}`);
      if (effect._tag === 'Claimed') picture.held.set(taskId ?? '', effect.claimant);
      if (effect._tag === 'AttemptEnded') picture.held.delete(taskId ?? '');
    }
  return picture;
};

describe('the observations of a log', () => {
  it('tell the statuses, the links and who holds what', () => {
    let ended = 0;
    fc.assert(
      fc.property(wholeLives, (moments) => {
        const ledger = new PureLedger();
        ledger.now = START;
        const board = new Board();
        for (const { after, command } of moments) {
          ledger.now += after;
          ledger.ask(command);
        }
        for (const recorded of ledger.log) board.apply(recorded);
        const observations = ledger.log.map(observationOf);
        const { statuses, links, held } = pictureOf(observations);
        ended += observations
          .flatMap(({ effects }) => effects)
          .filter((e) => e._tag === 'AttemptEnded').length;
        const tasks = [...board.tasks.values()];
        expect(statuses).toEqual(new Map(tasks.map(({ id, status }) => [id, status])));
        expect(links).toEqual(
          new Set(Array.from(board.allLinks(), ({ parentId, childId }) => `${parentId}>${childId}`)),
        );
        const holders = tasks.flatMap(({ id, attempt }) =>
          attempt === null ? [] : [[id, attempt.claimant] as const],
        );
        expect(held).toEqual(new Map(holders));
      }),
    );
    expect(ended).toBeGreaterThan(0);
  });
});
