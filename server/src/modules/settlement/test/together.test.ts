// Deleting `for update` in `lockBankAccount` (payout-accounts.sql.ts) must break the race below.
import { expect, test } from 'vitest';
import { at, day, hour, later } from '../../../platform/clock.ts';
import { newId } from '../../../platform/ids.ts';
import { testDatabase } from '../../../../test/database.ts';
import { book, ofShop } from '../accounts.sql.ts';
import { approvePayout, rejectPayout } from '../decide-payout.ts';
import { saveBankAccount } from '../payout-accounts.sql.ts';
import { payoutById } from '../payouts.sql.ts';
import { cancelPayout, requestPayout } from '../request-payout.ts';
import { finishPayout, sendPayout } from '../send-payout.ts';
import { longKnown } from './accounts.ts';

/** What one operator alone lets out to an owner within a day stays below the amount that needs two. */
const database = await testDatabase({ size: 20 });
const by = newId('person');
const operator = () => ({ personId: newId('person'), shops: new Map(), creatorId: null });

async function shopWith(payableFen: bigint, depositFen = 0n) {
  const owner = ofShop(newId('shop'));
  const sourceId = newId('settlementBill');
  const bank = { holder: '老李', bank: '工商银行', numberSealed: Buffer.from('x'), numberTail: '0001' };
  await database.transact(async (tx) => {
    await saveBankAccount(tx, owner, { ...bank, ...longKnown }, by);
    await book(tx, [
      { ...owner, kind: 'settled', amountFen: payableFen, sourceId },
      { ...owner, pot: 'deposit', kind: 'deposit_paid', amountFen: depositFen, sourceId },
    ]);
  });
  const ask = (amountFen: bigint, pot: 'payable' | 'deposit' = 'payable') =>
    database.transact((tx) => requestPayout(tx, { owner, pot, amountFen, actorId: by }));
  const needed = async (payoutId: Awaited<ReturnType<typeof ask>>) =>
    (await payoutById(database.db, payoutId))!.approvalsNeeded;
  return { owner, ask, needed };
}

test('a large withdrawal in small parts needs two operators from the part on that reaches the amount', async () => {
  const { ask, needed } = await shopWith(20_000_000n);
  const parts = [await ask(2_000_000n), await ask(2_999_900n), await ask(100n), await ask(100_000n)].map(
    needed,
  );
  expect(await Promise.all(parts)).toEqual([1, 1, 2, 2]);
  expect(await at(later(new Date(), day + hour), async () => needed(await ask(4_999_999n)))).toBe(1);
});

test('what was taken back or rejected does not count; what the bank returned does', async () => {
  const { owner, ask, needed } = await shopWith(20_000_000n);
  const [first, second, third] = [await ask(4_000_000n), await ask(900_000n), await ask(90_000n)];
  await database.transact((tx) => cancelPayout(tx, { owner, payoutId: first, actorId: by }));
  await database.transact((tx) => rejectPayout(tx, second, '待核实', operator()));
  await database.transact(async (tx) => {
    await approvePayout(tx, third, operator());
    await sendPayout(tx, third, 'file');
    await finishPayout(tx, third, { outcome: 'failed' });
  });
  expect(await needed(await ask(4_909_999n))).toBe(1);
  expect(await needed(await ask(100n))).toBe(2);
});

test('requests from both pots at once see each other: at most one of them needs one operator only', async () => {
  for (let round = 0; round < 8; round++) {
    const { ask, needed } = await shopWith(4_000_000n, 4_000_000n);
    const asked = await Promise.all([ask(3_000_000n), ask(3_000_000n, 'deposit')]);
    expect(new Set(await Promise.all(asked.map(needed)))).toEqual(new Set([1, 2]));
  }
});
