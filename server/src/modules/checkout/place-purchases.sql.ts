import type pg from 'pg';
import { shardOf } from '../../platform/ids.ts';
import type { Outcome, PreparedPurchase } from './prepared.ts';

/** The one statement of the lane. Prepared once per connection; it commits by itself, in one round trip. */
export const placePurchases = {
  name: 'place_purchases',
  text: `select unit, outcome, detail from checkout.place_purchases($1::timestamptz, $2::uuid[], $3::text[], $4::text[],
    $5::int[], $6::uuid[], $7::uuid[], $8::int[], $9::int[], $10::int[], $11::smallint[], $12::uuid[], $13::bigint[],
    $14::jsonb, $15::jsonb, $16::jsonb, $17::jsonb)`,
};

/** Literals are built here: joining a few plain ids is several times cheaper than the driver's general array encoding. */
const array = (values: readonly (string | number | bigint)[]) => `{${values.join(',')}}`;

export function valuesOf(purchases: readonly PreparedPurchase[]): string[] {
  const orders = purchases.flatMap((purchase, i) =>
    purchase.orders.map((order) => ({ unit: i + 1, purchase, order })),
  );
  const lines = orders.flatMap((of) => of.order.lines.map((line) => ({ ...of, line })));
  return [
    purchases[0]!.placedAt.toISOString(),
    array(purchases.map((p) => p.buyerId)),
    array(purchases.map((p) => p.key)),
    array(purchases.map((p) => p.requestHash)),
    array(lines.map((l) => l.unit)),
    array(lines.map((l) => l.order.orderId)),
    array(lines.map((l) => l.line.skuId)),
    array(lines.map((l) => l.line.quantity)),
    array(lines.map((l) => l.line.version)),
    array(orders.map((o) => o.unit)),
    array(orders.map((o) => shardOf(o.order.orderId))),
    array(orders.map((o) => o.order.orderId)),
    array(orders.map((o) => o.order.totalFen)),
    JSON.stringify(purchases.map(purchaseRow)),
    JSON.stringify(orders.map(orderRow)),
    JSON.stringify(lines.map(lineRow)),
    JSON.stringify(purchases.map(placedEvent)),
  ];
}

const purchaseRow = (p: PreparedPurchase, i: number) => ({
  unit: i + 1,
  buyer_id: p.buyerId,
  purchase_id: p.purchaseId,
  idempotency_key: p.key,
  request_hash: p.requestHash,
  order_ids: p.orders.map(({ orderId }) => orderId),
  payable_fen: Number(p.payableFen),
  region_code: p.regionCode,
  delivery_sealed: p.sealed.toString('base64'),
  placed_at: p.placedAt,
  pay_by: p.payBy,
});

type OrderOf = { unit: number; purchase: PreparedPurchase; order: PreparedPurchase['orders'][number] };

const orderRow = ({ unit, purchase, order }: OrderOf) => ({
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
  note: order.note,
  ship_within_hours: order.shipWithinHours,
  placed_at: purchase.placedAt,
});

const lineRow = ({
  unit,
  purchase,
  order,
  line,
}: OrderOf & { line: PreparedPurchase['orders'][number]['lines'][number] }) => ({
  unit,
  buyer_id: purchase.buyerId,
  order_id: order.orderId,
  order_line_id: line.orderLineId,
  sku_id: line.skuId,
  product_id: line.productId,
  title: line.title,
  title_en: line.titleEn,
  sku_name: line.skuName,
  picture_key: line.pictureKey,
  quantity: line.quantity,
  unit_price_fen: Number(line.unitPriceFen),
  discount_fen: Number(line.discountFen),
  payable_fen: Number(line.payableFen),
  discounts: line.discounts.length > 0 ? line.discounts : null,
  attribution_token: line.attributionToken,
});

const placedEvent = (p: PreparedPurchase) => ({
  purchaseId: p.purchaseId,
  buyerId: p.buyerId,
  orderIds: p.orders.map(({ orderId }) => orderId),
  payableFen: String(p.payableFen),
});

type Row = { unit: number; outcome: Outcome['outcome']; detail: Record<string, unknown> | null };

/** Runs one batch; answers one outcome a purchase, in the order given. */
export async function runBatch(
  client: pg.Client,
  purchases: readonly PreparedPurchase[],
): Promise<Outcome[]> {
  const { rows } = await client.query<Row>({ ...placePurchases, values: valuesOf(purchases) });
  const outcomes: Outcome[] = [];
  for (const { unit, outcome, detail } of rows) {
    const placed = outcome === 'placed' ? { purchaseId: purchases[unit - 1]!.purchaseId } : detail;
    outcomes[unit - 1] = { ...placed, outcome } as Outcome;
  }
  return outcomes;
}
