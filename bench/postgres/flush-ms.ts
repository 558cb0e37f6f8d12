import { timed } from '../alternate';
import { quantile } from '../spread';
import { onConnection } from './databases';

const TIMES = 100;

/** What a flush of the server takes at the median, in milliseconds: a commit of one small record that waits for it, less one that does not. */
export const flushMs = (url: string): Promise<number> =>
  onConnection(url, async (client) => {
    const commits = async (waits: 'on' | 'off'): Promise<number> => {
      await client.query(`SET synchronous_commit = ${waits}`);
      const found: number[] = [];
      for (let i = 0; i < TIMES; i += 1) {
        found.push(
          await timed(
            async () => void (await client.query(`SELECT pg_logical_emit_message(true, 'bench', '')`)),
          ),
        );
      }
      return quantile(found, 0.5);
    };
    const without = await commits('off');
    return (await commits('on')) - without;
  });
