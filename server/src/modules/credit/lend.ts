import { assert } from '../../platform/assert.ts';
import { now } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import { newId, type Id } from '../../platform/ids.ts';
import { atRate } from '../../platform/money.ts';
import { inForce } from '../../platform/policy.ts';
import { Problem } from '../../platform/problem.ts';
import { recordLent } from '../payments/index.ts';
import { agreementOf, insertAgreement, insertPart } from './agreements.sql.ts';
import { postFee } from './books.ts';
import { sum } from './debts.ts';
import {
  instalmentReasons,
  payLaterReasons,
  whyNot,
  type ItemFacts,
  type Reason,
  type Wanted,
} from './eligibility.ts';
import { insertInstalment } from './instalments.sql.ts';
import { lockLine, standingOf, useLimit } from './lines.sql.ts';
import { collectionPolicy, instalmentsPolicy, payLaterPolicy } from './policy.ts';
import { notEligible, nothingToLend, planUnknown } from './problems.ts';
import { schedule, type Plan, type Schedule } from './schedule.ts';
import { plansFor, shopTermsOf } from './shop-terms.ts';
import type { AgreementRow, Method, PartRow } from './tables.ts';

export type LentOrder = {
  readonly orderId: Id<'order'>;
  readonly shopId: Id<'shop'>;
  /** What the buyer owes for it; what others pay of its discounts is not lent. */
  readonly amountFen: bigint;
};
export type PayOnCredit = {
  readonly buyerId: Id<'person'>;
  readonly purchaseId: Id<'purchase'>;
  readonly method: Method;
  /** How many instalments. */
  readonly tenor?: number | undefined;
  readonly orders: readonly LentOrder[];
  readonly items: readonly ItemFacts[];
};
/** What an offer depends on; a cart has no orders yet. */
export type OfferQuestion = Pick<PayOnCredit, 'buyerId' | 'items'> & {
  readonly orders: readonly Pick<LentOrder, 'shopId' | 'amountFen'>[];
};
export type Lent = { readonly agreementId: Id<'creditAgreement'>; readonly paymentId: Id<'payment'> };

/**
 * Lends what a purchase costs: the payment is captured in this transaction, and orders hears of it as of any other. A second
 * call for the same purchase answers the first agreement. Throws notEligible, planUnknown, alreadyPaid.
 */
export async function payOnCredit(tx: Tx, wanted: PayOnCredit): Promise<Lent> {
  const { buyerId, purchaseId, method, orders } = wanted;
  const line = await lockLine(tx, buyerId);
  const before = await agreementOf(tx, buyerId, { purchaseId });
  if (before) return before;
  const principalFen = sum(orders.map(({ amountFen }) => amountFen));
  if (principalFen === 0n) throw new Problem(nothingToLend);
  const plan = await decide(tx, wanted);
  assert(line?.mandateId, 'who may borrow has allowed us to charge');
  const collection = await inForce(tx, collectionPolicy);
  const terms = await inForce(tx, instalmentsPolicy);
  const at = now();
  const lent = schedule(principalFen, plan, at, collection.chargeAtHour);
  const paymentId = await recordLent(tx, { buyerId, purchaseId, amountFen: principalFen, method });
  const agreement: AgreementRow = {
    buyerId,
    purchaseId,
    paymentId,
    mandateId: line.mandateId,
    method,
    principalFen,
    agreementId: newId('creditAgreement', buyerId),
    feeFen: lent.feeFen,
    ...plan,
    promised: {
      retryAfterDays: collection.retryAfterDays,
      writeOffAfterDays: collection.writeOffAfterDays,
      feeReturnDays: terms.feeReturnDays,
      earlyRepayment: terms.earlyRepayment,
    },
    grantedAt: at,
  };
  await insertAgreement(tx, agreement);
  await useLimit(tx, buyerId, principalFen);
  for (const part of partsFor(agreement, orders, await inForce(tx, payLaterPolicy)))
    await insertPart(tx, part);
  await insertDebts(tx, agreement, lent, orders);
  await postFee(tx, agreement);
  return agreement;
}

/** The plan it is lent under, or a refusal that says why. */
async function decide(tx: Tx, wanted: PayOnCredit): Promise<Plan> {
  const { method, tenor, orders } = wanted;
  if (method === 'pay_later') {
    refuseUnless((await reasonsFor(tx, wanted)).payLater);
    return { tenor: 1, rateBps: 0, bearer: 'MERCHANT' };
  }
  refuseUnless((await reasonsFor(tx, wanted)).instalments);
  const plans = await plansFor(
    tx,
    orders.map(({ shopId }) => shopId),
  );
  const plan = plans.find((each) => each.tenor === tenor);
  if (!plan) throw new Problem(planUnknown);
  return plan;
}

function refuseUnless(reasons: readonly Reason[]): void {
  const why = whyNot(reasons);
  if (why) throw new Problem(notEligible, { ...why });
}

/** What speaks for lending this to this buyer, and what against, for each way. */
export async function reasonsFor(
  db: Tx | Parameters<typeof standingOf>[0],
  { buyerId, orders, items }: OfferQuestion,
): Promise<{ payLater: Reason[]; instalments: Reason[]; availableFen: bigint }> {
  const standing = await standingOf(db, buyerId);
  const shops = await shopTermsOf(
    db,
    orders.map(({ shopId }) => shopId),
  );
  const wanted: Wanted = {
    amountFen: sum(orders.map(({ amountFen }) => amountFen)),
    items,
    orders: orders.length,
    shopsOffer: shops.every(({ payLater }) => payLater),
  };
  const rules = {
    payLater: await inForce(db, payLaterPolicy),
    instalments: await inForce(db, instalmentsPolicy),
  };
  return {
    payLater: payLaterReasons(standing, wanted, rules),
    instalments: instalmentReasons(standing, wanted, rules),
    availableFen: standing.grantedFen - standing.usedFen,
  };
}

/** The fee that each order's shop pays for it being lent. */
function partsFor(
  { buyerId, agreementId, method, bearer, rateBps }: AgreementRow,
  orders: readonly LentOrder[],
  { shopFeeBps }: { shopFeeBps: number },
): PartRow[] {
  const bps = method === 'pay_later' ? shopFeeBps : bearer === 'MERCHANT' ? rateBps : 0;
  return orders.map(({ orderId, shopId, amountFen }) => ({
    buyerId,
    agreementId,
    orderId,
    shopId,
    amountFen,
    refundedFen: 0n,
    shopFeeBps: bps,
    shopFeeFen: atRate(amountFen, bps),
    feeReturnedFen: 0n,
  }));
}

async function insertDebts(
  tx: Tx,
  { buyerId, agreementId, method }: AgreementRow,
  { terms }: Schedule,
  orders: readonly LentOrder[],
): Promise<void> {
  const debt = () => ({ buyerId, agreementId, instalmentId: newId('instalment', buyerId) });
  if (method === 'pay_later') {
    for (const [n, { orderId, amountFen }] of orders.entries())
      await insertInstalment(tx, {
        ...debt(),
        number: n + 1,
        orderId,
        principalFen: amountFen,
        feeFen: 0n,
        state: 'promised',
        dueAt: null,
      });
    return;
  }
  for (const term of terms)
    if (term.principalFen + term.feeFen > 0n)
      await insertInstalment(tx, { ...debt(), ...term, orderId: null, state: 'scheduled' });
}
