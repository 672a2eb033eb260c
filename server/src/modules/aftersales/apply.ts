import { now } from '../../platform/clock.ts';
import { brokenConstraint, type Tx } from '../../platform/db.ts';
import { idNotFound, newId, type Id } from '../../platform/ids.ts';
import { inForce } from '../../platform/policy.ts';
import { Problem, type Locale } from '../../platform/problem.ts';
import { linesOf, lockOrder, lockPurchase, noteCase, ordersByIds } from '../orders/index.ts';
import type { Case, CaseKey } from './case.ts';
import { caseLinesOf, caseOf, insertCase, replaceLines } from './cases.sql.ts';
import { planRequest, requireFitting, requireRefundable, type Planned, type Wanted } from './plan-request.ts';
import { afterSalePolicy } from './policy.ts';
import { alreadyOpen } from './problems.ts';
import type { HandlingWay } from './status.ts';
import { dueAt, noteHappening, takeStep } from './take-step.ts';

export type Application = Wanted & {
  readonly handlingWay: HandlingWay;
  readonly reason: string;
  readonly words: string;
  readonly pictureKeys: readonly string[];
};

/** A buyer asks for money back. The amounts are fixed now; the shop has until `dueAt` to answer. */
export async function applyForRefund(
  tx: Tx,
  {
    buyerId,
    orderId,
    application,
    locale = 'zh',
  }: { buyerId: Id<'person'>; orderId: Id<'order'>; application: Application; locale?: Locale },
): Promise<Case> {
  const [found] = await ordersByIds(tx, buyerId, [orderId]);
  if (!found) throw new Problem(idNotFound);
  await lockPurchase(tx, buyerId, found.purchaseId);
  const order = (await lockOrder(tx, buyerId, orderId))!;
  const terms = await inForce(tx, afterSalePolicy);
  requireRefundable(order, terms, locale);
  const planned = planRequest(order, (await linesOf(tx, [order])).get(orderId) ?? [], application);
  const { quality } = requireFitting(planned, application);
  const at = now();
  const made: Case = {
    buyerId,
    afterSaleId: newId('afterSale', buyerId),
    orderId,
    purchaseId: order.purchaseId,
    shopId: order.shopId,
    orderNumber: order.orderNumber,
    handlingWay: application.handlingWay,
    status: 10,
    version: 1,
    unshipped: planned.unshipped,
    reason: application.reason,
    quality,
    words: application.words,
    pictureKeys: application.pictureKeys,
    goodsFen: planned.goodsFen,
    freightFen: planned.freightFen,
    escalated: false,
    dueAt: dueAt(10, at, terms),
    returnCarrier: null,
    returnWaybill: null,
    restock: null,
    refundId: null,
    executedAt: null,
    closedAs: null,
    appliedAt: at,
    agreedAt: null,
    endedAt: null,
    terms,
  };
  await unlessOpen(async () => {
    await insertCase(tx, made);
    await replaceLines(tx, made, caseLines(made, planned));
  });
  const { words, pictureKeys } = application;
  await noteHappening(tx, made, { step: 'apply', actor: 'buyer', actorId: buyerId, words, pictureKeys }, at);
  return made;
}

/** The buyer changes what is asked for; the shop's time starts anew. */
export async function reviseCase(
  tx: Tx,
  key: CaseKey,
  { application, version, locale = 'zh' }: { application: Application; version: number; locale?: Locale },
): Promise<Case> {
  const before = await caseOf(tx, key);
  if (!before) throw new Problem(idNotFound);
  await lockPurchase(tx, key.buyerId, before.purchaseId);
  const order = (await lockOrder(tx, key.buyerId, before.orderId))!;
  requireRefundable(order, before.terms, locale, before.appliedAt);
  const planned = planRequest(order, (await linesOf(tx, [order])).get(order.orderId) ?? [], application);
  const { quality } = requireFitting(planned, application);
  const { handlingWay, reason, words, pictureKeys } = application;
  const earlier = (await caseLinesOf(tx, [key])).get(key.afterSaleId) ?? [];
  await unlessOpen(() => replaceLines(tx, key, caseLines(before, planned)));
  const kept = new Set(planned.lines.map(({ line }) => line.orderLineId));
  const dropped = earlier.map(({ orderLineId }) => orderLineId).filter((id) => !kept.has(id));
  await noteCase(tx, { ...before, orderLineIds: dropped, status: 70 });
  const { goodsFen, freightFen, unshipped } = planned;
  return unlessOpen(() =>
    takeStep(tx, key, {
      step: 'revise',
      actor: 'buyer',
      actorId: key.buyerId,
      version,
      words,
      pictureKeys,
      locale,
      change: { handlingWay, reason, quality, words, pictureKeys, goodsFen, freightFen, unshipped },
    }),
  );
}

const caseLines = (key: CaseKey, { lines }: Planned) =>
  lines.map(({ line: { orderLineId, skuId }, quantity, paidFen }) => ({
    ...key,
    orderLineId,
    skuId,
    quantity,
    amountFen: paidFen,
  }));

/** One open case for a line and for the freight of an order: the unique indexes decide, whoever comes at the same moment. */
async function unlessOpen<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    const broken = brokenConstraint(error);
    if (broken === 'case_lines_one_open' || broken === 'cases_one_freight') throw new Problem(alreadyOpen);
    throw error;
  }
}
