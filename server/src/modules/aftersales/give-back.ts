import { now } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import { Problem } from '../../platform/problem.ts';
import {
  orderProblems,
  refundOrder,
  type DiscountBack,
  type LineRefunded,
  type OrderRefunded,
} from '../orders/index.ts';
import type { Case, CaseKey } from './case.ts';
import { caseLinesOf, saveCase } from './cases.sql.ts';
import { sayRefunded, type Refunded, type SubsidyBack } from './events.ts';
import { reasonOf } from './reasons.ts';
import { lockSaleOf, takeStep } from './take-step.ts';

/** The system pays what was agreed, once. A case of an order that has nothing left is closed. */
export async function giveBack(tx: Tx, key: CaseKey): Promise<void> {
  const agreed = await lockSaleOf(tx, key);
  if (agreed?.status !== 50 || agreed.executedAt) return;
  const lines = (await caseLinesOf(tx, [key])).get(key.afterSaleId) ?? [];
  const refunded = await unlessNothingLeft(() =>
    refundOrder(tx, {
      buyerId: agreed.buyerId,
      orderId: agreed.orderId,
      sourceId: agreed.afterSaleId,
      cause: 'after_sale',
      parts: lines,
      freightFen: agreed.freightFen,
      reason: reasonOf(agreed.reason)?.words.zh ?? agreed.reason,
      closedAs: 'refunded',
      restock: agreed.restock ?? false,
    }),
  );
  if (refunded === 'known') return;
  if (!refunded) {
    await takeStep(tx, key, { step: 'nothing_left', actor: 'system' });
    return;
  }
  await saveCase(tx, { ...agreed, executedAt: now(), refundId: refunded.paymentRefundId });
  if (!refunded.cancelled) await sayRefunded(tx, factsOf(agreed, refunded));
  if (refunded.paymentRefundId === null) await takeStep(tx, key, { step: 'money_back', actor: 'system' });
}

async function unlessNothingLeft<T>(act: () => Promise<T>): Promise<T | null> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Problem && error.kind === orderProblems.orderNotRefundable) return null;
    throw error;
  }
}

function factsOf(
  c: Case,
  { lines, freightFen, freightDiscount, whole, afterSettlement }: OrderRefunded,
): Refunded {
  return {
    afterSaleId: c.afterSaleId,
    kind: 'after_sale',
    orderId: c.orderId,
    purchaseId: c.purchaseId,
    buyerId: c.buyerId,
    shopId: c.shopId,
    lines: lines
      .filter(({ quantity, paidFen, ended }) => quantity > 0 || paidFen > 0n || ended)
      .map(lineFacts),
    freightFen: String(freightFen),
    freightSubsidies: freightDiscount ? subsidyBack(freightDiscount) : [],
    whole,
    afterSettlement,
    quality: c.quality,
  };
}

export function lineFacts({
  line,
  quantity,
  paidFen,
  discounts,
  ended,
}: LineRefunded): Refunded['lines'][number] {
  return {
    orderLineId: line.orderLineId,
    skuId: line.skuId,
    productId: line.productId,
    quantity,
    paidFen: String(paidFen),
    subsidies: discounts.flatMap(subsidyBack),
    endedCouponIds: ended ? discounts.flatMap(({ discount }) => discount.couponId ?? []) : [],
  };
}

function subsidyBack({ discount, platformFen, creatorFen, brandFen }: DiscountBack): SubsidyBack[] {
  if (platformFen + creatorFen + brandFen === 0n) return [];
  return [
    {
      discountId: discount.id,
      budgetId: discount.budgetId ?? null,
      couponId: discount.couponId ?? null,
      platformFen: String(platformFen),
      creatorFen: String(creatorFen),
      brandFen: String(brandFen),
    },
  ];
}
