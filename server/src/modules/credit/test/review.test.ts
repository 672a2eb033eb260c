import { expect, test } from 'vitest';
import { at, day, later, now } from '../../../platform/clock.ts';
import { testDatabase } from '../../../../test/database.ts';
import { unavailable } from '../decider-http.ts';
import { reviewLimits } from '../decide.ts';
import { openLender } from './make.ts';

/** Limits are looked at again by somebody who may be away, or fail for one buyer. */
const database = await testDatabase();
const { borrower, line } = await openLender(database);
const decided = { ...unavailable, granted: true, limitFen: 5_000n };

test('a provider that is away takes no limit away; one buyer who fails holds up no other', async () => {
  const [first, second] = [await borrower(), await borrower()];
  const limitOf = async () => ({ ...(await line(first)), reviewAt: null });
  const before = await limitOf();
  expect(before.grantedFen).toBeGreaterThan(0n);
  await at(later(now(), 400 * day), async () => {
    const away = reviewLimits(database, { decide: async () => unavailable });
    await expect(away).rejects.toThrow('does not answer');
    expect(await limitOf()).toEqual(before);
  });
  await at(later(now(), 401 * day), async () => {
    const failing = reviewLimits(database, {
      decide: async ({ buyerId }) => {
        if (buyerId === first.personId) throw new Error('broken');
        return decided;
      },
    });
    await expect(failing).rejects.toThrow('broken');
  });
  expect(await limitOf()).toEqual(before);
  expect((await line(second)).grantedFen).toBe(5_000n);
});

test('buyers about whom nothing is said do not keep it from being asked about those behind them', async () => {
  const mute = [await borrower(), await borrower(), await borrower()];
  const behind = await borrower();
  const run = () =>
    reviewLimits(database, {
      decide: async ({ buyerId }) =>
        mute.some(({ personId }) => personId === buyerId) ? unavailable : decided,
    }).catch(() => undefined);
  await at(later(now(), 1_000 * day), async () => {
    for (let runs = 0; runs < 3; runs++) await run();
  });
  expect((await line(behind)).grantedFen).toBe(5_000n);
});

test('a provider that is away is asked three times in a run, not about everybody', async () => {
  for (let n = 0; n < 4; n++) await borrower();
  let asked = 0;
  await at(later(now(), 2_000 * day), async () => {
    const away = reviewLimits(database, {
      decide: async () => {
        asked += 1;
        return unavailable;
      },
    });
    await expect(away).rejects.toThrow('does not answer');
  });
  expect(asked).toBe(3);
});
