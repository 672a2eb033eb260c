import { afterAll } from 'vitest';
import { newId, toWire, type Id } from '../src/platform/ids.ts';
import { openLog } from '../src/platform/log.ts';
import { buy, openTill as open, type Placed, type Till } from '../src/modules/checkout/index.ts';
import { purchaseOf } from '../src/modules/orders/index.ts';
import { refundsOfPurchase, startPayment } from '../src/modules/payments/index.ts';
import { localBankGateway } from '../src/modules/payments/gateway-local.ts';
import { openBank } from '../src/modules/payments/test/bank.ts';
import type { TestDatabase } from './database.ts';
import type { Buyer, Market } from './market.ts';

/** A till with its own order lane on a test's database. */
export function openTill(database: TestDatabase, secret?: string): Till {
  const till = open(database, openLog('silent'), secret);
  afterAll(() => till.lane.close());
  return till;
}

export const freshKey = () => newId('entry');

type Wanted = {
  readonly skuId: Id<'sku'>;
  readonly quantity?: number;
  /** Which creator's video showed it. */
  readonly attributionToken?: string | null;
};

export function buyNow(
  till: Till,
  { personId: buyerId, addressId }: Buyer,
  wanted: readonly Wanted[],
  {
    key = freshKey(),
    requestHash = 'request',
    ...rest
  }: { key?: string; requestHash?: string; expectedTotalFen?: bigint } = {},
): Promise<Placed> {
  const goods = wanted.map(({ skuId, quantity = 1, attributionToken = null }) => ({
    skuId,
    quantity,
    attributionToken,
  }));
  return buy(till, { buyerId, key, requestHash, addressId, wanted: goods, ...rest });
}

/** The local bank over real HTTP: pays purchases, and sends refunds that were asked for. */
export async function openCashier(database: TestDatabase, market: Market) {
  const bank = await openBank(database);
  const gateway = localBankGateway(bank.account);

  async function start({ personId: buyerId }: Buyer, purchaseId: Id<'purchase'>) {
    const purchase = (await purchaseOf(database.db, buyerId, purchaseId))!;
    return startPayment(database, gateway, {
      buyerId,
      purpose: 'purchase',
      subjectId: purchaseId,
      amountFen: purchase.payableFen,
      subject: '洛川苹果',
      returnUrl: `${bank.url}/back`,
    });
  }

  async function approve(redirectUrl: string): Promise<void> {
    await fetch(bank.url + redirectUrl, {
      method: 'POST',
      body: 'decision=approve',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  }

  return {
    start,
    approve,
    /** Pays and waits until everybody has heard of it. */
    async pay(buyer: Buyer, purchaseId: Id<'purchase'>): Promise<void> {
      const { redirectUrl, paymentId } = await start(buyer, purchaseId);
      await approve(redirectUrl);
      await captured(database, paymentId);
      await market.settle();
    },
    captured: (paymentId: Id<'payment'>) => captured(database, paymentId),
    async sendRefunds({ personId: buyerId }: Buyer, purchaseId: Id<'purchase'>): Promise<void> {
      const send = bank.payments.jobs!.find(({ name }) => name === 'payments.send_refund')!;
      for (const { refund_id: refundId, state } of await refundsOfPurchase(
        database.db,
        buyerId,
        purchaseId,
      )) {
        if (state === 'requested') await send.run(database, { buyerId, refundId });
      }
      await market.settle();
    },
  };
}

async function captured(database: TestDatabase, paymentId: Id<'payment'>): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const { rows } = await database.pool.query(
      `select from payments.payments where payment_id = $1 and state in ('captured', 'surplus')`,
      [paymentId],
    );
    if (rows.length > 0) return;
    await new Promise((wake) => setTimeout(wake, 20));
  }
  throw new Error(`${toWire('payment', paymentId)} was not captured within 4 s`);
}
