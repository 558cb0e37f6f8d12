import { killWriters } from '../kill-writers';

const main = async (): Promise<void> => {
  const [kills = '50', honesty] = process.argv.slice(2);
  const { ledger, lost, wrong, ...counts } = await killWriters({
    kills: Number(kills),
    premature: honesty === 'premature',
  });
  console.log(`kills: ${counts.kills}`);
  console.log(`acknowledged: ${counts.acknowledged}`);
  console.log(`lost: ${lost.length}`);
  console.log(`events: ${counts.events}`);
  for (const one of [...lost, ...wrong]) console.log(`  ${one}`);
  const held = counts.acknowledged > 0 && lost.length === 0 && wrong.length === 0;
  console.log(held ? 'EVERYTHING ACKNOWLEDGED IS THERE' : 'THE LEDGER DOES NOT HOLD WHAT IT ACKNOWLEDGED');
  console.log(`ledger: ${ledger} (kept)`);
  process.exitCode = held ? 0 : 1;
};

void main();
