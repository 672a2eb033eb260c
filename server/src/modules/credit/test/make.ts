import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { openModules } from '../../../house.ts';
import { auditAll } from '../../../audit-all.ts';
import { at, now } from '../../../platform/clock.ts';
import type { Id } from '../../../platform/ids.ts';
import { ordersByIds, purchaseOf, confirmReceipt, shipOrder } from '../../orders/index.ts';
import { openGateways } from '../../payments/index.ts';
import { openBank } from '../../payments/test/bank.ts';
import { testApp } from '../../../../test/app.ts';
import type { TestDatabase } from '../../../../test/database.ts';
import { openMarket, type Buyer } from '../../../../test/market.ts';
import { buyNow, openTill } from '../../../../test/till.ts';
import { activate } from '../activate.ts';
import { agreementText } from '../agreement-text.ts';
import { chargeDue } from '../charge.ts';
import { scorecard } from '../decide.ts';
import { payOnCredit, type PayOnCredit } from '../lend.ts';
import { instalmentsOf } from '../instalments.sql.ts';
import { lineOf } from '../lines.sql.ts';
import { creditRoutes } from '../routes.ts';

/** The whole house with its bank behind real HTTP, and people who buy on credit. */
export async function openLender(database: TestDatabase) {
  const bank = await openBank(database);
  const outside = { database, gateways: openGateways(bank.config), decider: scorecard(database.db) };
  const { call, modules } = testApp(database, (house) =>
    // The bank listens on a port of its own here: credit is told where.
    openModules(house).map((module) =>
      module.name === 'credit' ? { ...module, routes: creditRoutes(outside) } : module,
    ),
  );
  const market = openMarket(database, modules);
  const till = openTill(database);
  const shop = await market.shop();

  const post = (path: string, body: string) =>
    fetch(bank.url + path, {
      method: 'POST',
      body,
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });

  async function until<T>(what: () => Promise<T | undefined | false>): Promise<T> {
    for (let tries = 0; tries < 200; tries++) {
      const found = await what();
      if (found) return found;
      await new Promise((wake) => setTimeout(wake, 20));
    }
    throw new Error('it did not happen within 4 s');
  }

  /** Signs at the bank's page, as the buyer does; answers the page, where the account can be told how to behave. */
  async function sign(redirectUrl: string, decision = 'sign'): Promise<void> {
    await post(redirectUrl, `decision=${decision}`);
  }
  const behave = (page: string, behaviour: 'enough' | 'insufficient' | 'silent' | 'twice') =>
    post(page, `decision=behave&behaviour=${behaviour}`);

  const open = ({ personId: buyerId }: Buyer) =>
    activate(database, outside, {
      buyerId,
      agreementVersion: agreementText.version,
      returnUrl: '/me/credit',
    });

  async function borrower(nickname = '小满'): Promise<Buyer & { page: string }> {
    const buyer = await market.buyer(nickname);
    const { redirectUrl } = await open(buyer);
    await sign(redirectUrl);
    await until(async () => {
      await market.settle();
      return (await lineOf(database.db, buyer.personId))?.state === 'active';
    });
    return { ...buyer, page: redirectUrl };
  }

  const job = (name: string) => bank.payments.jobs!.find((each) => each.name === name)!;

  /** Sends what was asked of the bank: charges, refunds; until nothing more follows from it. */
  async function atTheBank(): Promise<void> {
    for (let more = true; more;) {
      await market.settle();
      const { rows } = await database.pool.query<{ name: string; buyerId: string; id: string }>(`
        select 'payments.send_charge' as name, buyer_id as "buyerId", charge_id as id from payments.charges where state = 'requested' and queries = 0
        union all
        select 'payments.send_refund', r.buyer_id, r.refund_id from payments.refunds r left join payments.payments p using (buyer_id, payment_id)
        where r.state = 'requested' and coalesce(p.method, '') not in ('pay_later', 'instalments')`);
      for (const { name, buyerId, id } of rows)
        await job(name).run(database, { buyerId, chargeId: id, refundId: id });
      more = rows.length > 0;
    }
  }

  /** What the worker does all day: charges what is due, and hears what the bank says to that. */
  async function workDay(): Promise<void> {
    await chargeDue(database);
    const { rows } = await database.pool.query(
      `select from payments.charges where state = 'requested' limit 1`,
    );
    if (rows.length > 0) await atTheBank();
  }

  type Goods = { priceFen?: bigint; quantity?: number; shops?: number };

  /** Places a purchase: one order for each shop. */
  async function place(buyer: Buyer, { priceFen = 10_000n, quantity = 1, shops = 1 }: Goods = {}) {
    const places = [shop, ...(await Promise.all(Array.from({ length: shops - 1 }, () => market.shop())))];
    const wanted = [];
    for (const { shopId } of places)
      wanted.push({ ...(await market.product(shopId, 100, { priceFen })), quantity });
    const { purchaseId, orderIds } = await buyNow(till, buyer, wanted);
    const orders = await ordersByIds(database.db, buyer.personId, orderIds);
    return { purchaseId, orders };
  }
  type Placed = Awaited<ReturnType<typeof place>>;

  const lend = (
    { personId: buyerId }: Buyer,
    { purchaseId, orders }: Placed,
    chosen: Partial<Pick<PayOnCredit, 'method' | 'tenor' | 'items'>> = {},
  ) =>
    database.transact((tx) =>
      payOnCredit(tx, {
        buyerId,
        purchaseId,
        method: 'pay_later',
        items: [],
        ...chosen,
        orders: orders.map(({ orderId, shopId, totalFen }) => ({ orderId, shopId, amountFen: totalFen })),
      }),
    );

  async function buyOnCredit(
    buyer: Buyer,
    chosen: Partial<Pick<PayOnCredit, 'method' | 'tenor'>> = {},
    goods: Goods = {},
  ) {
    const placed = await place(buyer, goods);
    const lent = await lend(buyer, placed, chosen);
    await market.settle();
    return { ...placed, ...lent, orderId: placed.orders[0]!.orderId };
  }

  async function receive({ personId: buyerId }: Buyer, orderId: Id<'order'>, when = now()): Promise<void> {
    const [order] = await ordersByIds(database.db, buyerId, [orderId]);
    const trackingNumber = `SF${randomUUID().replace(/\D/g, '').padEnd(13, '7').slice(0, 13)}`;
    await at(when, async () => {
      await database.transact((tx) =>
        shipOrder(tx, { shopId: order!.shopId, orderId, actorId: null, carrier: 'sf', trackingNumber }),
      );
      await database.transact((tx) => confirmReceipt(tx, { buyerId, orderId }));
      await market.settle();
    });
  }

  const refusal = (attempt: Promise<unknown>): Promise<string> =>
    attempt.then(
      () => 'done',
      (error: { kind?: { code: string } }) => error.kind?.code ?? String(error),
    );

  return {
    bank,
    outside,
    call,
    modules,
    market,
    till,
    shop,
    post,
    until,
    sign,
    behave,
    open,
    borrower,
    job,
    atTheBank,
    workDay,
    place,
    lend,
    buyOnCredit,
    receive,
    refusal,
    /** Nothing is wrong anywhere in the house. */
    async sound(): Promise<void> {
      await market.settle();
      expect((await auditAll(database.db)).findings).toEqual([]);
      const { rows } = await database.pool.query(
        `select subscriber, name, split_part(error, chr(10), 1) as error from platform.failed_deliveries
         where resolved_at is null and (subscriber like 'credit%' or subscriber = 'orders.payments')`,
      );
      expect(rows).toEqual([]);
    },
    debts: ({ personId }: Buyer, agreementId: Id<'creditAgreement'>) =>
      instalmentsOf(database.db, personId, { agreementId }).then((all) =>
        all.toSorted((a, b) => a.number - b.number),
      ),
    purchase: ({ personId }: Buyer, purchaseId: Id<'purchase'>) =>
      purchaseOf(database.db, personId, purchaseId),
    line: ({ personId }: Buyer) => lineOf(database.db, personId).then((found) => found!),
  };
}
