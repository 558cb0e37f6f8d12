import type { Cell, Scenario } from '../scenario';
import { spreadOf } from '../spread';
import { timed } from '../alternate';
import { mustBeValid, seedBoard } from './contenders/taskledger';
import { withServer } from './databases';
import { cpuMs } from './cpu-ms';
import { HandBoard, phases } from './hand/hand-board';

const SIZES = [1, 64, 256];

/** The bare script of a batch, by hand on one connection: what a pair costs in each of its parts, and in processor time. */
export const batch: Scenario = async ({ grouped, runs }) =>
  withServer(async (databases) => {
    const rows: Cell[][] = [];
    for (const size of SIZES) {
      const batches = Math.ceil(grouped / 6 / Math.max(size, 16));
      const tasks = batches * size;
      const found: Record<string, number[]> = {};
      const note = (name: string, value: number): void => void (found[name] ??= []).push(value);
      for (let round = 0; round <= runs; round += 1) {
        await databases.onCopy(
          `board ${tasks}`,
          (url) => seedBoard(url, tasks),
          async (url) => {
            const board = await HandBoard.open(url);
            const before = { server: cpuMs(board.processId), client: process.cpuUsage() };
            const ms = await timed(async () => {
              for (let i = 0; i < batches; i += 1) {
                await board.complete(await board.claimNext(size, 'worker'), 'worker');
              }
            });
            const client = process.cpuUsage(before.client);
            note('pairs', (tasks * 1_000) / ms);
            for (const phase of phases) note(phase, board.spent[phase] / batches / 2);
            note('server', ((cpuMs(board.processId) - before.server) * 1_000) / tasks);
            note('client', (client.user + client.system) / tasks);
            await board.close();
            if (round === 0) {
              await mustBeValid(url);
              for (const values of Object.values(found)) values.length = 0;
            }
          },
        );
      }
      rows.push([`${size} in each`, ...Object.values(found).map((values) => spreadOf(values).median)]);
    }
    const columns = [
      'commands',
      'pairs per second',
      ...phases.map((phase) => `${phase}, ms`),
      'server, µs of a core per pair',
      'client, µs of a core per pair',
    ];
    const title = 'The bare batch on one connection: claim next, then complete, a transaction each';
    return { tables: [{ title, columns, rows }], bars: [] };
  });
