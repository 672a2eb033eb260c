import { sql } from 'kysely';
import { later, minute, now } from '../src/platform/clock.ts';
import { newId, type Id } from '../src/platform/ids.ts';
import { sealedAddressOf } from '../src/modules/identity/index.ts';
import { reserveBatch } from '../src/modules/inventory/index.ts';
import { credit, debit, post, type Account } from '../src/modules/ledger/index.ts';
import { linesOf, orderNumber, type OrderLine, type StoredDiscount } from '../src/modules/orders/index.ts';
import { payAtCounter } from '../src/modules/payments/index.ts';
import type { TestDatabase } from './database.ts';
import type { Buyer, Market, Product } from './market.ts';

export type Shares = { merchant?: number; platform?: number; creator?: number; brand?: number };
export type SoldLine = {
  readonly product: Product;
  readonly quantity: number;
  readonly unitFen: number;
  readonly off?: readonly Shares[];
};
export type Sold = {
  buyerId: Id<'person'>;
  purchaseId: Id<'purchase'>;
  orderId: Id<'order'>;
  lines: OrderLine[];
};

const sum = (shares: readonly Shares[], by: keyof Shares) =>
  shares.reduce((all, share) => all + (share[by] ?? 0), 0);
const discountOf = (
  { merchant = 0, platform = 0, creator = 0, brand = 0 }: Shares,
  i: number,
): StoredDiscount => ({
  id: `discount-${i}`,
  name: '满减',
  code: 4003,
  layer: 'shop',
  offFen: merchant + platform + creator + brand,
  funding: { merchantFen: merchant, platformFen: platform, creatorFen: creator, brandFen: brand },
  budgetId: null,
  couponId: null,
  activityId: null,
});

/** Writes a paid order with any discounts by any funders, as the order lane and a payment leave it. */
export function openSales(database: TestDatabase, market: Market) {
  return async function sell(
    { personId: buyerId, addressId }: Buyer,
    shopId: Id<'shop'>,
    lines: readonly SoldLine[],
    { freightFen = 0, pay = true }: { freightFen?: number; pay?: boolean } = {},
  ): Promise<Sold> {
    const [purchaseId, orderId] = [newId('purchase', buyerId), newId('order', buyerId)];
    const offs = lines.flatMap(({ off = [] }) => off);
    const listFen = lines.reduce((all, { unitFen, quantity }) => all + unitFen * quantity, 0);
    const subsidy = {
      platform: sum(offs, 'platform'),
      creator: sum(offs, 'creator'),
      brand: sum(offs, 'brand'),
    };
    const discountFen = offs.reduce((all, share) => all + discountOf(share, 0).offFen, 0);
    const totalFen = listFen - discountFen + freightFen;
    const s = subsidy.platform + subsidy.creator + subsidy.brand;
    const at = now();
    await database.transact(async (tx) => {
      const pieces = lines.map(({ product, quantity }) => ({
        unit: 1,
        orderId,
        skuId: product.skuId,
        quantity,
      }));
      await reserveBatch(tx, pieces);
      const { sealed } = (await sealedAddressOf(tx, buyerId, addressId))!;
      await sql`
        insert into orders.purchases (buyer_id, purchase_id, idempotency_key, request_hash, order_ids, payable_fen, subsidy_fen, region_code,
          delivery_sealed, placed_at, pay_by)
        values (${buyerId}, ${purchaseId}, ${purchaseId}, '', ${[orderId]}, ${totalFen}, ${s}, '330106', ${sealed}, ${at}, ${later(at, 15 * minute)})`.execute(
        tx,
      );
      await sql`
        insert into orders.orders (buyer_id, order_id, purchase_id, shop_id, order_number, shop_name_zh, shop_name_en, pieces, list_fen,
          discount_fen, freight_fen, total_fen, subsidy_platform_fen, subsidy_creator_fen, subsidy_brand_fen, ship_within_hours, placed_at)
        values (${buyerId}, ${orderId}, ${purchaseId}, ${shopId}, ${orderNumber(orderId)}, '店', 'Shop',
          ${lines.reduce((all, { quantity }) => all + quantity, 0)}, ${listFen}, ${discountFen}, ${freightFen}, ${totalFen},
          ${subsidy.platform}, ${subsidy.creator}, ${subsidy.brand}, 48, ${at})`.execute(tx);
      for (const { product, quantity, unitFen, off = [] } of lines) {
        const discounts = off.map(discountOf);
        const offFen = discounts.reduce((all, each) => all + each.offFen, 0);
        await sql`
          insert into orders.lines (buyer_id, order_id, order_line_id, sku_id, product_id, title, sku_name, quantity, unit_price_fen,
            discount_fen, payable_fen, subsidy_fen, discounts)
          values (${buyerId}, ${orderId}, ${newId('orderLine', buyerId)}, ${product.skuId}, ${product.productId}, '苹果', '', ${quantity},
            ${unitFen}, ${offFen}, ${unitFen * quantity - offFen}, ${offFen - sum(off, 'merchant')}, ${JSON.stringify(discounts)})`.execute(
          tx,
        );
      }
      const sides: [typeof debit, Account, number][] = [
        [debit, 'buyers.due', totalFen],
        [debit, 'subsidies.due', s],
        [credit, 'orders.promised', totalFen + s],
      ];
      const legs = sides.flatMap(([side, account, fen]) => (fen > 0 ? [side(account, BigInt(fen))] : []));
      await post(tx, { kind: 'order_placed', sourceId: orderId, legs });
      if (pay) await payAtCounter(tx, { buyerId, purchaseId, amountFen: BigInt(totalFen), subject: '苹果' });
    });
    await market.settle();
    const stored = (await linesOf(database.db, [{ buyerId, orderId }])).get(orderId)!;
    const inOrder = lines.map(({ product }) => stored.find(({ skuId }) => skuId === product.skuId)!);
    return { buyerId, purchaseId, orderId, lines: inOrder };
  };
}
