import { audit } from '../../platform/audit.ts';
import { day, later, now } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import { idNotFound, toWire, type Id } from '../../platform/ids.ts';
import { inForce } from '../../platform/policy.ts';
import { Problem, type Locale } from '../../platform/problem.ts';
import { commitReservation } from '../inventory/index.ts';
import { shipParcel } from '../logistics/index.ts';
import { sayOrder } from './events.ts';
import { may, stateWords } from './order.ts';
import { lockOrder, note, setShipped } from './orders.sql.ts';
import { orderPolicy } from './policy.ts';
import { orderNotShippable, refundPending } from './problems.ts';
import { buyerOfShopOrder } from './shop-orders.sql.ts';

type ShipOrder = {
  shopId: Id<'shop'>;
  orderId: Id<'order'>;
  actorId: Id<'person'> | null;
  carrier: string;
  trackingNumber: string;
  locale?: Locale;
};

/** Hands an order to a carrier: its pieces leave the stock, and the clock of its confirmation starts. Throws orderNotShippable. */
export async function shipOrder(
  tx: Tx,
  { shopId, orderId, actorId, carrier, trackingNumber, locale = 'zh' }: ShipOrder,
): Promise<void> {
  const buyerId = await buyerOfShopOrder(tx, shopId, orderId);
  const order = buyerId && (await lockOrder(tx, buyerId, orderId));
  if (!order) throw new Problem(idNotFound);
  if (!may(order.state, 'shipment'))
    throw new Problem(orderNotShippable, { state: stateWords[order.state][locale] });
  if (order.openCases > 0) throw new Problem(refundPending);
  const at = now();
  const { confirmAfterDays } = await inForce(tx, orderPolicy);
  await setShipped(tx, order, at, later(at, confirmAfterDays * day));
  const parcel = await shipParcel(tx, {
    orderId,
    buyerId,
    shopId,
    carrier,
    trackingNumber,
    toRegion: order.regionCode,
  });
  await commitReservation(tx, orderId);
  await note(tx, order, at, 'shipped', { carrier: parcel.carrier, trackingNumber: parcel.trackingNumber });
  await audit(tx, {
    actorId,
    action: 'orders.order_shipped',
    subject: toWire('order', orderId),
    shopId,
    details: { carrier: parcel.carrier },
  });
  await sayOrder(tx, 'orders.order_shipped', order, {
    carrier: parcel.carrier,
    trackingNumber: parcel.trackingNumber,
  });
}
