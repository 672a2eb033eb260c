import { sql } from 'kysely';
import { auditAll } from '../../../audit-all.ts';
import { at, day, later } from '../../../platform/clock.ts';
import type { Id } from '../../../platform/ids.ts';
import { newId } from '../../../platform/ids.ts';
import { openModules } from '../../../house.ts';
import { publish } from '../../../platform/events.ts';
import { becomeCreator } from '../../identity/index.ts';
import {
  confirmReceipt,
  ordersByIds,
  refundOrder,
  shipOrder,
  type LineRefunded,
} from '../../orders/index.ts';
import { payAtCounter } from '../../payments/index.ts';
import { settleDue } from '../settle-order.ts';
import { noTerms } from '../parts.ts';
import type { LineTerms } from '../../commission/index.ts';
import { testApp } from '../../../../test/app.ts';
import type { TestDatabase } from '../../../../test/database.ts';
import { openMarket, type Buyer } from '../../../../test/market.ts';
import { openSales, type SoldLine } from '../../../../test/sold.ts';

/** Discounts are written by hand here, without the budgets that would pay them; everything else has to add up. */
export const findings = async (database: TestDatabase) =>
  (await auditAll(database.db)).findings.filter(({ name }) => !/subsidies/.test(name));

/** A market whose orders are sold under terms, received, refunded and settled. */
export async function openTrade(database: TestDatabase) {
  const { modules, app, call, house } = testApp(database, openModules);
  const market = openMarket(database, modules);
  const sell = openSales(database, market);
  let waybills = 0;

  async function creator(): Promise<{ creatorId: Id<'creator'>; personId: Id<'person'>; token: string }> {
    const person = await market.person('达人');
    const creatorId = await database.transact((tx) =>
      becomeCreator(tx, {
        personId: person.personId,
        name: { zh: '洛川老李', en: 'Lao Li' },
        bio: { zh: '', en: '' },
      }),
    );
    return { ...person, creatorId };
  }

  /** A paid order whose lines have these terms, as the order lane freezes them. */
  async function sold(
    buyer: Buyer,
    shopId: Id<'shop'>,
    lines: readonly (SoldLine & { readonly terms?: Partial<LineTerms> })[],
    { freightFen = 0 }: { freightFen?: number } = {},
  ) {
    const order = await sell(buyer, shopId, lines, { freightFen, pay: false });
    for (const [i, { terms }] of lines.entries())
      await sql`
        update orders.lines set terms = ${JSON.stringify({ ...noTerms, ...terms })}
        where order_line_id = ${order.lines.find((line) => line.productId === lines[i]!.product.productId)!.orderLineId}`.execute(
        database.db,
      );
    const total = order.lines.reduce((all, { payableFen }) => all + payableFen, BigInt(freightFen));
    if (total > 0n)
      await database.transact((tx) =>
        payAtCounter(tx, {
          buyerId: order.buyerId,
          purchaseId: order.purchaseId,
          amountFen: total,
          subject: '苹果',
        }),
      );
    await market.settle();
    return order;
  }

  type Sold = Awaited<ReturnType<typeof sold>>;
  async function receive({ buyerId, orderId }: Sold, shopId: Id<'shop'>): Promise<void> {
    await database.transact((tx) =>
      shipOrder(tx, {
        shopId,
        orderId,
        actorId: null,
        carrier: 'sf',
        trackingNumber: `SF1390${String(++waybills).padStart(9, '0')}`,
      }),
    );
    await database.transact((tx) => confirmReceipt(tx, { buyerId, orderId }));
    await market.settle();
  }

  /** Money back, as after-sales gives and says it. */
  async function refund(
    { buyerId, orderId }: Sold,
    parts: readonly { orderLineId: Id<'orderLine'>; quantity: number; amountFen?: bigint }[] | 'all',
    { freightFen = 0n, hear = true }: { freightFen?: bigint; hear?: boolean } = {},
  ): Promise<Id<'afterSale'>> {
    const afterSaleId = newId('afterSale', buyerId);
    await database.transact(async (tx) => {
      const done = await refundOrder(tx, {
        buyerId,
        orderId,
        sourceId: afterSaleId,
        cause: 'after_sale',
        parts,
        reason: '不想要了',
        freightFen: parts === 'all' ? 'all' : freightFen,
      });
      if (done === 'known' || done.cancelled) return;
      const [order] = await ordersByIds(tx, buyerId, [orderId]);
      await publish(tx, 'aftersales.refunded', {
        afterSaleId,
        kind: 'after_sale',
        orderId,
        purchaseId: order!.purchaseId,
        buyerId,
        shopId: order!.shopId,
        lines: done.lines.map(lineFacts),
        freightFen: String(done.freightFen),
        freightSubsidies: [],
        whole: done.whole,
        afterSettlement: done.afterSettlement,
        quality: false,
      });
    });
    if (hear) await market.settle();
    return afterSaleId;
  }

  /** The account period passes, and what is due is settled. */
  const passPeriod = (days = 10) => at(later(new Date(), days * day), () => settleDue(database));

  return { app, call, house, market, modules, creator, sold, receive, refund, passPeriod };
}

const lineFacts = ({ line, quantity, paidFen, discounts, ended }: LineRefunded) => ({
  orderLineId: line.orderLineId,
  skuId: line.skuId,
  productId: line.productId,
  quantity,
  paidFen: String(paidFen),
  subsidies: discounts.map(({ discount, platformFen, creatorFen, brandFen }) => ({
    discountId: discount.id,
    budgetId: null,
    couponId: null,
    platformFen: String(platformFen),
    creatorFen: String(creatorFen),
    brandFen: String(brandFen),
  })),
  endedCouponIds: ended ? [] : [],
});
