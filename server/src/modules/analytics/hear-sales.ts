import type { Tx } from '../../platform/db.ts';
import type { Event } from '../../platform/events.ts';
import { readAttribution } from '../content/index.ts';
import { addPerson, addProductDays, addRefund, addSale, addVideoDays } from './analytics.sql.ts';
import { addParts, partAt, theMarket, type Part } from './day-parts.sql.ts';
import { dayOf } from './signal.ts';

type PaidLine = { productId: string; quantity: number; paidFen: string; attributionToken?: string | null };
type OrderPaid = { shopId: string; buyerId: string; totalFen: string; lines: PaidLine[] };

/** orders.order_paid: GMV of the shop, its products and the videos that sold them, on the day it was paid. */
export async function countSale(tx: Tx, { payload, occurredAt }: Event, secret: string): Promise<void> {
  const { shopId, buyerId, totalFen, lines } = payload as OrderPaid;
  const day = dayOf(occurredAt);
  await addSale(tx, shopId, day, buyerId, BigInt(totalFen), occurredAt);
  const when = partAt(occurredAt);
  const parts: Part[] = [{ kind: 'shop', subject: shopId, ...when, orders: 1, gmv_fen: Number(totalFen) }];
  for (const { productId, quantity, paidFen, attributionToken } of lines) {
    const gmv_fen = String(paidFen);
    await addProductDays(tx, [
      { product_id: productId, shop_id: shopId, day, views: 0, orders: 1, pieces: quantity, gmv_fen },
    ]);
    const sale = readAttribution(secret, attributionToken);
    if (!sale) continue;
    const none = { exposures: 0, plays: 0, completes: 0, product_clicks: 0 };
    await addVideoDays(tx, [
      { video_id: sale.videoId, creator_id: sale.creatorId, day, ...none, orders: 1, gmv_fen },
    ]);
    parts.push({ kind: 'creator', subject: sale.creatorId, ...when, orders: 1, gmv_fen: Number(gmv_fen) });
  }
  await addParts(tx, parts);
}

export async function countRefund(tx: Tx, { payload, occurredAt }: Event): Promise<void> {
  const { shopId, refundedFen } = payload as { shopId?: string; refundedFen?: string };
  if (shopId && refundedFen && refundedFen !== '0')
    await addRefund(tx, shopId, dayOf(occurredAt), BigInt(refundedFen));
}

export async function countPerson(tx: Tx, { occurredAt }: Event): Promise<void> {
  await addPerson(tx, dayOf(occurredAt));
  await addParts(tx, [{ kind: 'market', subject: theMarket, ...partAt(occurredAt), new_people: 1 }]);
}
