import { afterEach, describe, expect, it } from 'vitest';
import { newId, type Id } from '../../../platform/ids.ts';
import { trialBalance } from '../../ledger/index.ts';
import { testDatabase } from '../../../../test/database.ts';
import { accountOf, ofShop } from '../accounts.sql.ts';
import { approvePayout } from '../decide-payout.ts';
import { sealNumber } from '../numbers.ts';
import { saveBankAccount } from '../payout-accounts.sql.ts';
import { payoutById } from '../payouts.sql.ts';
import { requestPayout } from '../request-payout.ts';
import { finishPayout, sendPayout } from '../send-payout.ts';
import { settleOrder } from '../settle-order.ts';
import { at, day, later } from '../../../platform/clock.ts';
import { longKnown } from './accounts.ts';
import { findings, openTrade } from './trade.ts';

/**
 * RACE: 64 at once for everything that may happen once. To see it break, take away
 * - `for update` in `lockAccount` (accounts.sql.ts): the same money is asked for several times;
 * - `for update` in `lockPayout` (payouts.sql.ts): a payout is sent, or finished, twice;
 * - `lockOrder` in `settleOrder` (settle-order.ts, by `ordersByIds`): a refund and a settlement pass each other.
 */
const database = await testDatabase({ size: 40 });
const trade = await openTrade(database);
const shop = await trade.market.shop();
const apples = await trade.market.product(shop.shopId, 10_000);
const buyer = await trade.market.buyer();
const owner = ofShop(shop.shopId);
const many = Array.from({ length: 64 }, (_, i) => i);
const operator = () => ({ personId: newId('person'), shops: new Map(), creatorId: null });
const terms = { technicalBps: 200, paymentBps: 60 };

await database.transact((tx) =>
  saveBankAccount(
    tx,
    owner,
    {
      holder: '洛川苹果',
      bank: '工商银行',
      numberSealed: sealNumber('s', owner.ownerId, '6222000011110001'),
      numberTail: '0001',
      ...longKnown,
    },
    shop.owner.personId,
  ),
);
const outcomes = async (attempts: Promise<unknown>[]) => {
  const settled = await Promise.allSettled(attempts);
  for (const each of settled)
    if (each.status === 'rejected' && !(each.reason as { kind?: object }).kind) throw each.reason as Error;
  return settled
    .filter(({ status }) => status === 'fulfilled')
    .map((each) => (each as { value: unknown }).value);
};
const account = () => accountOf(database.db, owner, 'payable');
const balance = async (code: string) =>
  (await trialBalance(database.db)).find((each) => each.account === code)!.balanceFen;
async function earn(quantity = 1) {
  const order = await trade.sold(buyer, shop.shopId, [{ product: apples, quantity, unitFen: 10_000, terms }]);
  await trade.receive(order, shop.shopId);
  return order;
}
const ask = (amountFen: bigint) =>
  database.transact((tx) => requestPayout(tx, { owner, amountFen, actorId: shop.owner.personId }));
const approved = async (amountFen: bigint): Promise<Id<'payout'>> => {
  const payoutId = await ask(amountFen);
  await database.transact((tx) => approvePayout(tx, payoutId, operator()));
  return payoutId;
};

afterEach(async () => {
  await trade.market.settle();
  expect(await findings(database)).toEqual([]);
});

describe('64 at once', () => {
  it('settle an order: one does', async () => {
    const order = await earn();
    const before = (await account()).balanceFen;
    const done = await outcomes(
      many.map(() => at(later(new Date(), 8 * day), () => database.transact((tx) => settleOrder(tx, order)))),
    );
    expect(done.filter((each) => each === 'settled')).toHaveLength(1);
    expect((await account()).balanceFen - before).toBe(9_740n);
  });

  it('settle and refund an order: the shop has none of it, whoever came first', async () => {
    const before = (await account()).balanceFen;
    const orders = await Promise.all([earn(), earn(), earn(), earn()]);
    await outcomes(
      orders.flatMap((order) => [
        ...many
          .slice(0, 4)
          .map(() => at(later(new Date(), 8 * day), () => database.transact((tx) => settleOrder(tx, order)))),
        trade.refund(order, 'all', { hear: false }),
      ]),
    );
    await trade.market.settle();
    await trade.passPeriod();
    expect((await account()).balanceFen).toBe(before);
  });

  it('ask for all there is: one gets it', async () => {
    const { balanceFen, heldFen } = await account();
    const done = await outcomes(many.map(() => ask(balanceFen - heldFen)));
    expect(done).toHaveLength(1);
    expect(await account()).toMatchObject({ balanceFen, heldFen: balanceFen });
    await database.transact((tx) => approvePayout(tx, done[0] as Id<'payout'>, operator()));
    expect(await database.transact((tx) => sendPayout(tx, done[0] as Id<'payout'>, 'file'))).toBe('sent');
    await database.transact((tx) => finishPayout(tx, done[0] as Id<'payout'>, { outcome: 'failed' }));
  });

  it('send and finish a payout: the money leaves once', async () => {
    const payoutId = await approved(1_000n);
    const [before, transit] = [(await account()).balanceFen, await balance('payouts.transit')];
    const sent = await outcomes(many.map(() => database.transact((tx) => sendPayout(tx, payoutId, 'bank'))));
    expect(sent.filter((each) => each === 'sent')).toHaveLength(1);
    expect(await balance('payouts.transit')).toBe(transit - 1_000n);
    const finished = await outcomes(
      many.map((i) =>
        database.transact((tx) => finishPayout(tx, payoutId, { outcome: i % 2 ? 'done' : 'failed' })),
      ),
    );
    expect(finished.filter((each) => each === 'finished')).toHaveLength(1);
    const { state } = (await payoutById(database.db, payoutId))!;
    expect((await account()).balanceFen).toBe(state === 'done' ? before - 1_000n : before);
    expect(await balance('payouts.transit')).toBe(transit);
  });

  it('approve a payout that needs two: each operator counts once, and two are enough', async () => {
    await earn(600);
    await trade.passPeriod();
    const payoutId = await ask(5_000_000n);
    const [one, two] = [operator(), operator()];
    const first = await outcomes(many.map(() => database.transact((tx) => approvePayout(tx, payoutId, one))));
    expect(first).toHaveLength(1);
    expect((await payoutById(database.db, payoutId))!.state).toBe('requested');
    await outcomes(many.map(() => database.transact((tx) => approvePayout(tx, payoutId, two))));
    expect(await payoutById(database.db, payoutId)).toMatchObject({ state: 'approved' });
  });
});
