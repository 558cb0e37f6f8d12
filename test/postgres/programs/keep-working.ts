import { LedgerFault, openLedger } from '../../../src/index';
import type { Ledger } from '../../../src/index';
import { tell, toldToGoOn } from '../../store/programs/tell';
import { openDiary } from '../diary';
import type { Told } from '../diary';

/** How long the ledger may try by itself: short, so that a failover shows as faults. */
const PATIENCE = 300;

interface Answer {
  readonly _tag: string;
  readonly replayed: boolean;
}

/** Makes tasks, claims and completes them in several lanes at once, and keeps a diary of it, until it is told to stop. */
const main = async ([postgres = '', board = '', name = '', lanes = '', path = '']: ReadonlyArray<string>) => {
  const write = openDiary(path);
  const ledger: Ledger = await openLedger({ postgres, board, patienceMs: PATIENCE });
  const end = new AbortController();

  /** Asks until there is an answer, under the same command id. */
  const settle = async <A extends Answer>(
    commandId: string,
    asking: () => Promise<A>,
    toldBy: (answer: A) => ReadonlyArray<Told>,
  ): Promise<A> => {
    write({ _tag: 'asked', commandId });
    for (;;) {
      try {
        const answer = await asking();
        const { _tag, replayed } = answer;
        write({ _tag: 'answered', commandId, answer: _tag, replayed, told: toldBy(answer) });
        return answer;
      } catch (error) {
        if (!(error instanceof LedgerFault)) throw error;
        write({ _tag: 'fault', commandId, fault: error.fault._tag });
      }
    }
  };

  const lane = async (_: unknown, number: number): Promise<void> => {
    for (let i = 0; !end.signal.aborted; i += 1) {
      const id = `${name}-${number}-${i}`;
      const commandIds = { create: `${id} create`, claim: `${id} claim`, complete: `${id} complete` };
      await settle(
        commandIds.create,
        () => ledger.create({ id, title: id, commandId: commandIds.create }),
        (answer) =>
          answer._tag === 'Created' ? [{ position: answer.position, kind: 'created', taskId: id }] : [],
      );
      const claimed = await settle(
        commandIds.claim,
        () => ledger.claimNext({ claimant: name, commandId: commandIds.claim }),
        (answer) =>
          answer._tag === 'ClaimedNext'
            ? answer.claims.map(({ position, id: taskId }) => ({ position, kind: 'claimed', taskId }))
            : [],
      );
      const [mine] = claimed._tag === 'ClaimedNext' ? claimed.claims : [];
      if (mine === undefined) continue;
      const { id: taskId, fence } = mine;
      await settle(
        commandIds.complete,
        () => ledger.complete({ taskId, claimant: name, fence, commandId: commandIds.complete }),
        (answer) =>
          answer._tag === 'Completed' ? [{ position: answer.position, kind: 'completed', taskId }] : [],
      );
    }
  };

  tell('ready');
  const told = toldToGoOn().then(() => end.abort());
  await Promise.all(Array.from({ length: Number(lanes) }, lane));
  await told;
  await ledger.close();
};

void main(process.argv.slice(2));
