import { sql } from 'kysely';
import type { Tx } from '../../platform/db.ts';
import type { Event, Subscriber } from '../../platform/events.ts';
import type { Id } from '../../platform/ids.ts';
import { remembered } from '../../platform/policy.ts';
import { skusForSale } from '../catalog/index.ts';
import { rememberCart } from './carts.sql.ts';
import { couponPolicy } from './policy.ts';
import { dayOf, recordList, recordPaid, type PaidPiece } from './price-history.sql.ts';
import { returnActivityClaims, returnCoupons } from './return-claims.ts';

type PaidLine = {
  readonly skuId: Id<'sku'>;
  readonly quantity: number;
  readonly paidFen: string;
  /** What platform, creator and brand paid of it. */
  readonly subsidyFen?: string;
  readonly gift?: boolean;
};
type OrderFacts = {
  readonly orderId: Id<'order'>;
  readonly purchaseId: Id<'purchase'>;
  readonly buyerId: Id<'person'>;
  readonly shopId: Id<'shop'>;
  readonly lines: readonly PaidLine[];
  /** orders.order_cancelled: whether it was paid before. */
  readonly paid?: boolean;
  /** aftersales.refunded: all of the order went back by now. */
  readonly whole?: boolean;
};

/** orders.order_paid: what was paid for each piece, who is no newcomer any more, and a real cart for previews. */
async function learnPrices(tx: Tx, { payload, occurredAt }: Event): Promise<void> {
  const { orderId, buyerId, shopId, lines } = payload as unknown as OrderFacts;
  const bought = lines.filter(({ gift, quantity }) => !gift && quantity > 0);
  await recordPaid(tx, dayOf(occurredAt), bought.map(pieceOf));
  await sql`
    insert into pricing.buyers (buyer_id, first_paid_at) values (${buyerId}, ${occurredAt}) on conflict do nothing`.execute(
    tx,
  );
  const cart = bought.map(({ skuId, quantity }) => ({ skuId, quantity }));
  await rememberCart(tx, { shopId, orderId, lines: cart, paidAt: occurredAt });
}

function pieceOf({ skuId, quantity, paidFen, subsidyFen = '0' }: PaidLine): PaidPiece {
  const pieces = BigInt(quantity);
  return {
    skuId,
    quantity,
    paidFen: BigInt(paidFen) / pieces,
    netFen: (BigInt(paidFen) + BigInt(subsidyFen)) / pieces,
  };
}

/** orders.order_cancelled, before or after it was paid. */
async function takeBack(tx: Tx, { payload }: Event): Promise<void> {
  const facts = payload as unknown as OrderFacts;
  const { returnWhenUnpaid, returnWhenCancelled } = await remembered(tx, couponPolicy);
  await returnCoupons(tx, facts, facts.paid ? returnWhenCancelled : returnWhenUnpaid);
  await returnActivityClaims(tx, facts);
}

/** aftersales.refunded that emptied an order. A part that is refunded returns no coupon. */
async function takeBackRefunded(tx: Tx, { payload }: Event): Promise<void> {
  const facts = payload as unknown as OrderFacts;
  if (!facts.whole) return;
  await returnCoupons(tx, facts, (await remembered(tx, couponPolicy)).returnWhenRefunded);
}

/** The list prices of a product that changed or came onto the shelf. */
async function learnList(tx: Tx, { payload, occurredAt }: Event): Promise<void> {
  const { skuIds } = payload as { skuIds: Id<'sku'>[] };
  const skus = [...(await skusForSale(tx, skuIds)).values()].filter(({ state }) => state === 'for_sale');
  if (skus.length === 0) return;
  await recordList(
    tx,
    dayOf(occurredAt),
    skus.map(({ skuId, priceFen }) => ({ skuId, listFen: priceFen })),
  );
}

export const pricingSubscribers: readonly Subscriber[] = [
  {
    name: 'pricing.prices',
    hears: { 'orders.order_paid': learnPrices, 'catalog.product_changed': learnList },
  },
  {
    name: 'pricing.claims',
    hears: { 'orders.order_cancelled': takeBack, 'aftersales.refunded': takeBackRefunded },
  },
];
