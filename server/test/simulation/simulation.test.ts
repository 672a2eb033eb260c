// A seeded market month. It prints its seed; JISHI_SIMULATE_SEED does it again, JISHI_SIMULATE_DAYS says how long.
// `npm run simulate -- --days 365 --seed 7` is this at any size.
import { expect, test } from 'vitest';
import { testDatabase } from '../database.ts';
import { simulate } from './simulate.ts';

const database = await testDatabase({ size: 6 });
const { JISHI_SIMULATE_DAYS: days, JISHI_SIMULATE_SEED: seed } = process.env;

test(
  'a market over many days adds up every evening, whoever misbehaves and whatever dies',
  async () => {
    const counts = await simulate(database, {
      days: Number(days ?? 2),
      seed: Number(seed ?? 618),
      // oxlint-disable-next-line no-console -- the seed is what a failure is done again with
      say: (line) => console.log(line),
    });
    expect(counts.get('buy')).toBeGreaterThan(0);
    // oxlint-disable-next-line no-console
    if (days) console.log(Object.fromEntries([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1))));
  },
  Number(days ?? 2) * 60_000 + 60_000,
);
