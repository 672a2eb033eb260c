import { now } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import { newId, type Id } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { shopsByIds } from '../identity/index.ts';
import { waybillOf } from './carriers.ts';
import { waybillTaken } from './problems.ts';
import { claimWaybill, insertShipment } from './shipments.sql.ts';

export type ShipParcel = {
  readonly orderId: Id<'order'>;
  readonly buyerId: Id<'person'>;
  readonly shopId: Id<'shop'>;
  readonly carrier: string;
  readonly trackingNumber: string;
  /** Where it goes: the region of the buyer's address. */
  readonly toRegion: string;
};
export type ShippedParcel = {
  readonly shipmentId: Id<'shipment'>;
  readonly carrier: string;
  readonly trackingNumber: string;
};

/** Hands a parcel to a carrier; from now on it is followed. Several orders of one buyer and shop may share a parcel. */
export async function shipParcel(
  tx: Tx,
  { orderId, buyerId, shopId, carrier, trackingNumber: typed, toRegion }: ShipParcel,
): Promise<ShippedParcel> {
  const trackingNumber = waybillOf(carrier, typed);
  if (!(await claimWaybill(tx, { carrier, trackingNumber, buyerId, shopId })))
    throw new Problem(waybillTaken);
  const shipmentId = newId('shipment', buyerId);
  const fromRegion = (await shopsByIds(tx, [shopId])).get(shopId)?.regionCode ?? null;
  await insertShipment(tx, {
    shipmentId,
    orderId,
    buyerId,
    shopId,
    carrier,
    trackingNumber,
    fromRegion,
    toRegion,
    shippedAt: now(),
  });
  return { shipmentId, carrier, trackingNumber };
}
