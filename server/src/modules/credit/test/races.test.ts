import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { at, day, later, now } from '../../../platform/clock.ts';
import { ordersByIds } from '../../orders/index.ts';
import { buyNow } from '../../../../test/till.ts';
import { requestCharge } from '../../payments/index.ts';
import { testDatabase } from '../../../../test/database.ts';
import { chargeDue } from '../charge.ts';
import { payOnCredit } from '../lend.ts';
import { remindAll } from '../remind.ts';
import { openLender } from './make.ts';

/*
 * What each test would catch:
 * - `for update` in lockLine (lines.sql.ts): without it 64 purchases read the same limit, and the table's own check turns
 *   refusals into errors.
 * - `insertReceipt` answering false (receive.ts): without it a notice that comes twice pays twice.
 * - sweeps have two nets, each of which holds alone: the second read of the debt in chargeOne, and the source key that
 *   names the try (charge.ts). Without both, each sweep asks for the money again.
 */
const database = await testDatabase({ size: 24 });
const lender = await openLender(database);
const { borrower, buyOnCredit, receive, atTheBank, debts, line, refusal } = lender;
let buyer: Awaited<ReturnType<typeof borrower>>;
beforeAll(async () => {
  buyer = await borrower();
});

const count = async (text: string, values: unknown[]) =>
  Number((await database.pool.query<{ n: string }>(text, values)).rows[0]!.n);

describe('races', () => {
  test('64 purchases at once use the limit to the fen, and never more', async () => {
    const racer = await borrower('赛跑的人');
    const product = await lender.market.product(lender.shop.shopId, 64, { priceFen: 20_000n });
    const placed = await Promise.all(
      Array.from({ length: 64 }, async () => {
        const { purchaseId, orderIds } = await buyNow(lender.till, racer, [product]);
        return { purchaseId, orders: await ordersByIds(database.db, racer.personId, orderIds) };
      }),
    );
    // Five times 200 yuan fit into the 1,000 that a newcomer has.
    const answers = await Promise.all(placed.map((each) => refusal(lender.lend(racer, each))));
    const tally = Object.groupBy(answers, (answer) => answer);
    expect([tally.done?.length, tally['credit.not_eligible']?.length]).toEqual([5, 59]);
    expect(await line(racer)).toMatchObject({ usedFen: 100_000n, grantedFen: 100_000n });
    const { personId } = racer;
    expect(await count('select count(*) as n from credit.agreements where buyer_id = $1', [personId])).toBe(
      5,
    );
    expect(await count('select count(*) as n from payments.payments where buyer_id = $1', [personId])).toBe(
      5,
    );
    await lender.sound();
  });

  test('64 tabs that pay one purchase on credit make one agreement and one payment', async () => {
    const placed = await lender.place(buyer);
    const lent = await Promise.all(Array.from({ length: 64 }, () => lender.lend(buyer, placed)));
    expect(new Set(lent.map(({ agreementId }) => agreementId)).size).toBe(1);
    expect((await line(buyer)).usedFen).toBe(10_000n);
    await lender.sound();
  });

  test('16 sweeps at once charge what is due once', async () => {
    const { agreementId, orderId } = await buyOnCredit(buyer);
    await receive(buyer, orderId);
    await Promise.all(Array.from({ length: 16 }, () => chargeDue(database)));
    await atTheBank();
    expect((await debts(buyer, agreementId))[0]).toMatchObject({ state: 'paid', paidFen: 10_000n });
    const charges = `select count(*) as n from payments.charges where buyer_id = $1 and source_key like $2`;
    const [debt] = await debts(buyer, agreementId);
    expect(await count(charges, [buyer.personId, `credit:${debt!.instalmentId}:%`])).toBe(1);
    await lender.sound();
  });

  test('16 sweeps at once remind once', async () => {
    const late = await borrower('迟到的人');
    const { orderId } = await buyOnCredit(late);
    await lender.behave(late.page, 'insufficient');
    await receive(late, orderId);
    await chargeDue(database);
    await atTheBank();
    const noon = new Date(`${later(now(), day).toISOString().slice(0, 10)}T04:00:00Z`);
    await at(noon, () => Promise.all(Array.from({ length: 16 }, () => remindAll(database))));
    const told = `select count(*) as n from notifications.messages where person_id = $1 and kind like 'credit.%'`;
    expect(await count(told, [late.personId])).toBe(1);
  });
});

describe('cut between any two steps', () => {
  afterEach(() => lender.sound());

  /** Runs a step, and loses the connection before its transaction commits. */
  const cut = (step: Parameters<typeof database.transact>[0]) =>
    database
      .transact(async (tx) => {
        await step(tx);
        throw new Error('the connection was cut');
      })
      .catch(() => undefined);

  test('lent, and cut before it was kept: nothing was lent; again lends once', async () => {
    const placed = await lender.place(buyer);
    const used = (await line(buyer)).usedFen;
    const orders = placed.orders.map(({ orderId, shopId, totalFen }) => ({
      orderId,
      shopId,
      amountFen: totalFen,
    }));
    const wanted = {
      buyerId: buyer.personId,
      purchaseId: placed.purchaseId,
      method: 'pay_later',
      orders,
      items: [],
    } as const;
    await cut((tx) => payOnCredit(tx, wanted));
    expect((await line(buyer)).usedFen).toBe(used);
    expect((await lender.purchase(buyer, placed.purchaseId))?.state).toBe('unpaid');
    await lender.lend(buyer, placed);
    await lender.market.settle();
    expect((await lender.purchase(buyer, placed.purchaseId))?.state).toBe('paid');
  });

  test('charged at the bank, and the answer lost: the sweep asks, and it is charged once', async () => {
    const { agreementId, orderId } = await buyOnCredit(buyer);
    await receive(buyer, orderId);
    await lender.behave(buyer.page, 'silent');
    await chargeDue(database);
    const chargeId = (await debts(buyer, agreementId))[0]!.chargeId!;
    const send = () =>
      lender.job('payments.send_charge').run(database, { buyerId: buyer.personId, chargeId });
    await send();
    await send();
    expect((await debts(buyer, agreementId))[0]).toMatchObject({ state: 'scheduled', chargeId });
    await lender.behave(buyer.page, 'enough');
    const ask = lender.bank.payments.sweeps!.find(({ name }) => name === 'payments.query_charges')!;
    await at(later(now(), day), () => ask.run(database));
    await lender.market.settle();
    expect((await debts(buyer, agreementId))[0]).toMatchObject({ state: 'paid', paidFen: 10_000n });
    expect(
      await count('select count(*) as n from local_bank.trades where out_trade_no = $1 and state = $2', [
        `chg_${chargeId.replaceAll('-', '')}`,
        'paid',
      ]),
    ).toBe(1);
  });

  test('asked for the charge, and cut before it was marked: neither is there; the next sweep does both', async () => {
    const { agreementId, orderId } = await buyOnCredit(buyer);
    await receive(buyer, orderId);
    const [debt] = await debts(buyer, agreementId);
    const { mandateId } = await line(buyer);
    await cut((tx) =>
      requestCharge(tx, {
        buyerId: buyer.personId,
        mandateId: mandateId!,
        amountFen: 10_000n,
        subject: '先用后付',
        sourceKey: `credit:${debt!.instalmentId}:0`,
      }),
    );
    expect(
      await count('select count(*) as n from payments.charges where source_key = $1', [
        `credit:${debt!.instalmentId}:0`,
      ]),
    ).toBe(0);
    await chargeDue(database);
    await atTheBank();
    expect((await debts(buyer, agreementId))[0]!.state).toBe('paid');
  });

  test('told twice of the same charge, and late of a failure: it was paid once', async () => {
    const { agreementId, orderId } = await buyOnCredit(buyer);
    await receive(buyer, orderId);
    await lender.behave(buyer.page, 'twice');
    await chargeDue(database);
    await atTheBank();
    const said = await database.pool.query(
      `select name, payload from platform.events where name = 'payments.charge_succeeded' order by seq desc limit 1`,
    );
    const { payload } = said.rows[0] as { payload: Record<string, unknown> };
    await database.pool.query(
      `insert into platform.events (name, payload, occurred_at) values ($1, $2, now()), ($3, $4, now())`,
      ['payments.charge_succeeded', payload, 'payments.charge_failed', { ...payload, reason: 'refused' }],
    );
    await lender.market.settle();
    await lender.behave(buyer.page, 'enough');
    expect((await debts(buyer, agreementId))[0]).toMatchObject({
      state: 'paid',
      paidFen: 10_000n,
      failures: 0,
    });
  });
});
