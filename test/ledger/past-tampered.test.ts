import { LedgerFault, openLedger } from '../../src/index';
import { ends, removeEnds } from './copy-ends';

afterEach(removeEnds);

const faultOf = async (asked: Promise<unknown>): Promise<unknown> => {
  const thrown: unknown = await asked.catch((error: unknown) => error);
  return thrown instanceof LedgerFault ? thrown.fault : thrown;
};

describe.each(ends)('the past of a log in %s with an event gone', (_name, make) => {
  it('is a fault that names the place, however it is asked for', async () => {
    const end = make();
    const made = await openLedger({ ...end.place });
    await made.create({ id: 'p', title: 'p' });
    await made.create({ id: 'a', title: 'a', parents: ['p'] });
    await made.comment({ taskId: 'a', text: 'one' });
    const gone = await made.head();
    await made.comment({ taskId: 'a', text: 'two' });
    await made.close();
    await end.tamper(`DELETE FROM task_events WHERE position = ${gone}`);
    const ledger = await end.open();
    const board = await ledger.asOf({ position: gone + 1 });
    expect(await faultOf(board.get('a'))).toEqual({
      _tag: 'Corrupt',
      position: gone + 1,
      detail: 'it is version 3 of its task, and there is no version 2',
    });
    expect(await board.get('p')).toMatchObject({ id: 'p', status: 'ready' });
    const missing = { _tag: 'Corrupt', position: gone, detail: 'the log has no such event' };
    expect(await faultOf(board.list())).toEqual(missing);
    expect(await faultOf(ledger.diff({ position: 3 }, { position: gone + 1 }))).toEqual(missing);
    expect(await faultOf(ledger.asOf({ position: gone }))).toEqual(missing);
  });
});
