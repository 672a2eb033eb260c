import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { at, day, later } from '../../../platform/clock.ts';
import { newId } from '../../../platform/ids.ts';
import { ofShop } from '../accounts.sql.ts';
import { closeMonth, writeMonth } from '../close-month.ts';
import { monthOf } from '../days.ts';
import { approvePayout } from '../decide-payout.ts';
import { saveBankAccount } from '../payout-accounts.sql.ts';
import { requestPayout } from '../request-payout.ts';
import { longKnown } from './accounts.ts';
import { findings, openTrade } from './trade.ts';

/** Books broken in one way each: the audit must say so, by the name of the check that is for it. */
const database = await testDatabase();
const trade = await openTrade(database);
const shop = await trade.market.shop();
const apples = await trade.market.product(shop.shopId, 100);
const buyer = await trade.market.buyer();
const creator = await trade.creator();
const terms = {
  technicalBps: 200,
  paymentBps: 60,
  creatorId: creator.creatorId,
  commissionBps: 1_000,
  platformShareBps: 1_000,
};
const owner = ofShop(shop.shopId);

beforeAll(async () => {
  for (const back of [false, true]) {
    const order = await trade.sold(buyer, shop.shopId, [
      { product: apples, quantity: 2, unitFen: 10_000, terms },
    ]);
    await trade.receive(order, shop.shopId);
    await trade.passPeriod();
    if (back) await trade.refund(order, [{ orderLineId: order.lines[0]!.orderLineId, quantity: 1 }]);
  }
  await database.transact(async (tx) => {
    const bank = { holder: '老李', bank: '工商银行', numberSealed: Buffer.from('x'), numberTail: '0001' };
    await saveBankAccount(tx, owner, { ...bank, ...longKnown }, shop.owner.personId);
    const payoutId = await requestPayout(tx, { owner, amountFen: 5_000n, actorId: shop.owner.personId });
    await approvePayout(tx, payoutId, { personId: newId('person'), shops: new Map(), creatorId: null });
  });
  await at(later(new Date(), 75 * day), async () => {
    for (const month of new Set([monthOf(new Date()), monthOf(later(new Date(), 10 * day))])) {
      await database.transact((tx) => closeMonth(tx, month, shop.owner.personId));
      await writeMonth(database, month);
    }
  });
});

const withoutGuards = (statement: string) =>
  `set session_replication_role = replica; ${statement}; set session_replication_role = origin`;

/** What breaks, how, and the check that sees it; in these others see it as well. */
const mutants: [what: string, statement: string, check: string][] = [
  [
    'a fee the books have and no bill',
    `update settlement.bill_parts set returned_fen = returned_fen + 1 where part = 'technical' and returned_fen = 0`,
    'settlement: what was agreed',
  ],
  [
    'an account with a fen more',
    `update settlement.accounts set balance_fen = balance_fen + 1 where owner_kind = 'shop'`,
    'settlement: control accounts',
  ],
  [
    'an account that is not its movements',
    `update settlement.accounts set balance_fen = balance_fen + 1 where owner_kind = 'creator'`,
    'settlement: accounts',
  ],
  [
    'a movement that was changed',
    withoutGuards(
      `update settlement.movements set amount_fen = amount_fen + 1 where kind = 'commission' and seq = 1`,
    ),
    'settlement: orders in the accounts',
  ],
  [
    'a hold without a payout',
    `update settlement.accounts set held_fen = held_fen + 1 where owner_kind = 'shop'`,
    'settlement: accounts',
  ],
  [
    'a bill that lost a fen',
    `update settlement.bills set paid_fen = paid_fen - 1 where refund_paid_fen = 0`,
    'settlement: bills of every order',
  ],
  [
    'an order whose leg is gone',
    withoutGuards(
      `update ledger.legs set amount = amount + 1 where kind = 'order_settled' and account = 'shops.payable'`,
    ),
    'settlement: every order adds up',
  ],
  [
    'money of an order elsewhere',
    withoutGuards(
      `update ledger.legs set account = 'platform.losses', seq = 900000 + seq where kind = 'order_settled' and account = 'fees.technical'`,
    ),
    'settlement: every order adds up',
  ],
  [
    'earnings that stay behind',
    withoutGuards(
      `update ledger.legs set account = 'orders.promised', seq = 900000 + seq where kind = 'order_settled' and account = 'shops.earned'`,
    ),
    'settlement: nothing lingers',
  ],
  [
    'a refund nobody counted',
    `update settlement.bills set refund_fen = 0, refund_paid_fen = 0 where refund_fen > 0`,
    'settlement: bills of every order',
  ],
  ['a payout that skipped its approval', `delete from settlement.payout_approvals`, 'settlement: payouts'],
  [
    'a payout that is said to be done',
    `update settlement.payouts set state = 'done', sent_at = now()`,
    'settlement: payouts',
  ],
  [
    'a statement of a closed month',
    `update settlement.month_statements set closing_fen = closing_fen + 1`,
    'settlement: closed months',
  ],
  [
    'a movement slipped into a closed month',
    `update settlement.month_statements set movements = movements - 1 where movements > 0`,
    'settlement: closed months',
  ],
];

describe('the audit', () => {
  it('finds nothing in sound books', async () => expect(await findings(database)).toEqual([]));

  it.each(mutants)('sees %s', async (_, statement, check) => {
    const client = await database.pool.connect();
    try {
      await client.query(`begin; ${statement}`);
      const { settlementChecks } = await import('../../../audit-checks-settlement.ts');
      const { rows } = await client.query(settlementChecks.find(({ name }) => name === check)!.violations);
      expect(rows.length).toBeGreaterThan(0);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });
});
