import { newId, type Id } from '../../platform/ids.ts';
import { inForce } from '../../platform/policy.ts';
import type { Tx } from '../../platform/db.ts';
import type { LineTerms } from '../commission/index.ts';
import { creditFeesOf } from '../credit/index.ts';
import { fundingOf, linesOf, ordersByIds, sumSubsidies, type Order, type Subsidy } from '../orders/index.ts';
import { insertBill, type Bill } from './bills.sql.ts';
import { shareOut } from './share-out.ts';
import { agreeParts, freightTerms, noTerms, type CreditFee } from './parts.ts';
import { periodsPolicy } from './policy.ts';

type Sale = {
  readonly orderLineId: Id<'orderLine'> | null;
  readonly title: string;
  readonly titleEn: string | null;
  readonly skuName: string;
  readonly skuNameEn: string | null;
  readonly quantity: number;
  readonly paidFen: bigint;
  readonly subsidy: Subsidy;
  readonly terms: LineTerms;
};

/** A paid order gets its bills: one for each line, one for its freight. What was agreed when it was placed is fixed here. */
export async function openBills(
  tx: Tx,
  { buyerId, orderId }: { buyerId: Id<'person'>; orderId: Id<'order'> },
  at: Date,
): Promise<void> {
  const [order] = await ordersByIds(tx, buyerId, [orderId]);
  if (!order) return;
  const sales = await salesOf(tx, order);
  const rules = await inForce(tx, periodsPolicy);
  const lent = await creditFeesOf(tx, orderId);
  const lentFees = shareOut(
    lent?.shopFeeFen ?? 0n,
    sales.map(({ paidFen }) => paidFen),
  );
  for (const [i, sale] of sales.entries()) {
    const credit: CreditFee | null = lent && {
      feeFen: lentFees[i]!,
      returns: lent.method === 'pay_later' ? 'full_only' : 'proportional',
      returnsUntil: lent.returnsUntil,
    };
    const { paidFen, subsidy, terms, ...shown } = sale;
    await insertBill(tx, {
      ...shown,
      billId: newId('settlementBill', buyerId),
      buyerId,
      orderId,
      shopId: order.shopId,
      creatorId: terms.creatorId,
      leaderId: terms.leaderId,
      orderNumber: order.orderNumber,
      state: 'paid',
      paidFen,
      platformFen: subsidy.platformFen,
      marketFen: subsidy.creatorFen + subsidy.brandFen,
      governmentFen: 0n,
      refundFen: 0n,
      refundPaidFen: 0n,
      terms: {
        ...terms,
        periodDays: rules.periodDays + (terms.hosted ? rules.hostedExtraDays : 0),
        disputeDays: rules.disputeDays,
        reserveBps: rules.reserveBps,
        reserveDays: rules.reserveDays,
      },
      paidAt: at,
      receivedAt: null,
      dueAt: null,
      settledAt: null,
      parts: agreeParts(terms, { paidFen, creatorSubsidyFen: subsidy.creatorFen, credit, rules }),
    } satisfies Bill);
  }
}

async function salesOf(tx: Tx, order: Order): Promise<Sale[]> {
  const lines = (await linesOf(tx, [order])).get(order.orderId) ?? [];
  const sales = lines.map((line): Sale => ({
    orderLineId: line.orderLineId,
    title: line.title,
    titleEn: line.titleEn,
    skuName: line.skuName,
    skuNameEn: line.skuNameEn,
    quantity: line.quantity,
    paidFen: line.payableFen,
    subsidy: sumSubsidies(line.discounts.map(fundingOf)),
    terms: { ...noTerms, ...(line.terms as LineTerms | null) },
  }));
  const subsidy = sumSubsidies(order.freightDiscount ? [fundingOf(order.freightDiscount)] : []);
  if (order.freightFen === 0n && subsidy.platformFen + subsidy.creatorFen + subsidy.brandFen === 0n)
    return sales;
  const freight: Sale = {
    orderLineId: null,
    title: '运费',
    titleEn: 'Freight',
    skuName: '',
    skuNameEn: null,
    quantity: 1,
    paidFen: order.freightFen,
    subsidy,
    terms: freightTerms(sales[0]?.terms ?? noTerms),
  };
  return [...sales, freight];
}
