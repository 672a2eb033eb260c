import { sumOf } from './funding.ts';
import type { PreparedOrder, PreparedPurchase } from './prepared.ts';

/** What the lane keeps of a purchase, as rows of the tables of orders plus `unit`, the purchase's place in the batch. */

const subsidyOf = (p: PreparedPurchase) => p.orders.reduce((sum, order) => sum + sumOf(order.subsidies), 0n);

export const purchaseRow = (p: PreparedPurchase, i: number) => ({
  unit: i + 1,
  buyer_id: p.buyerId,
  purchase_id: p.purchaseId,
  idempotency_key: p.key,
  request_hash: p.requestHash,
  order_ids: p.orders.map(({ orderId }) => orderId),
  payable_fen: Number(p.payableFen),
  subsidy_fen: Number(subsidyOf(p)),
  region_code: p.regionCode,
  delivery_sealed: p.sealed.toString('base64'),
  placed_at: p.placedAt,
  pay_by: p.payBy,
});

type OrderOf = { unit: number; purchase: PreparedPurchase; order: PreparedOrder };

export const orderRow = ({ unit, purchase, order }: OrderOf) => ({
  unit,
  buyer_id: purchase.buyerId,
  order_id: order.orderId,
  purchase_id: purchase.purchaseId,
  shop_id: order.shopId,
  order_number: order.orderNumber,
  shop_name_zh: order.shopName.zh,
  shop_name_en: order.shopName.en,
  pieces: order.lines.reduce((sum, { quantity }) => sum + quantity, 0),
  list_fen: Number(order.listFen),
  discount_fen: Number(order.discountFen),
  freight_fen: Number(order.freightFen),
  total_fen: Number(order.totalFen),
  subsidy_platform_fen: Number(order.subsidies.platformFen),
  subsidy_creator_fen: Number(order.subsidies.creatorFen),
  subsidy_brand_fen: Number(order.subsidies.brandFen),
  freight_discount_fen: order.freightDiscount?.offFen ?? 0,
  freight_discount: order.freightDiscount,
  note: order.note,
  ship_within_hours: order.shipWithinHours,
  placed_at: purchase.placedAt,
});

export const lineRow = ({
  unit,
  purchase,
  order,
  line,
}: OrderOf & { line: PreparedOrder['lines'][number] }) => ({
  unit,
  buyer_id: purchase.buyerId,
  order_id: order.orderId,
  order_line_id: line.orderLineId,
  sku_id: line.skuId,
  product_id: line.productId,
  title: line.title,
  title_en: line.titleEn,
  sku_name: line.skuName,
  sku_name_en: line.skuNameEn,
  picture_key: line.pictureKey,
  quantity: line.quantity,
  unit_price_fen: Number(line.unitPriceFen),
  discount_fen: Number(line.discountFen),
  payable_fen: Number(line.payableFen),
  subsidy_fen: Number(line.subsidyFen),
  discounts: line.discounts.length > 0 ? line.discounts : null,
  gift_of: line.giftOf,
  terms: line.terms,
  attribution_token: line.attributionToken,
});

export const placedEvent = (p: PreparedPurchase) => ({
  purchaseId: p.purchaseId,
  buyerId: p.buyerId,
  orderIds: p.orders.map(({ orderId }) => orderId),
  keepCart: p.keepCart ?? false,
  payableFen: String(p.payableFen),
  subsidyFen: String(subsidyOf(p)),
});
