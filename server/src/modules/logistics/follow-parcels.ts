import { now } from '../../platform/clock.ts';
import type { Database } from '../../platform/db.ts';
import { publish } from '../../platform/events.ts';
import type { CarrierLink, Parcel } from './carrier.ts';
import { recordSteps, shipmentsToLookAt, type Shipment } from './shipments.sql.ts';

const batch = 200;

/** Asks the carriers about the parcels that are due and notes what they say; answers how many it asked about. */
export async function followParcels(database: Database, carriers: CarrierLink): Promise<number> {
  const time = now();
  const due = await shipmentsToLookAt(database.db, time, batch);
  if (due.length === 0) return 0;
  // Carriers are asked outside of any transaction: they may be slow.
  const answers = await carriers.track(due.map(asParcel), time);
  await database.transact(async (tx) => {
    for (const shipment of due) {
      const answer = answers.get(shipment.shipmentId);
      if (!answer || !(await recordSteps(tx, shipment, answer))) continue;
      const { shipmentId, orderId, buyerId, shopId } = shipment;
      const deliveredAt = answer.steps.at(-1)!.at.toISOString();
      await publish(tx, 'logistics.parcel_delivered', { shipmentId, orderId, buyerId, shopId, deliveredAt });
    }
  });
  return due.length;
}

const asParcel = ({
  shipmentId,
  carrier,
  trackingNumber,
  fromRegion,
  toRegion,
  shippedAt,
}: Shipment): Parcel => ({
  shipmentId,
  carrier,
  trackingNumber,
  fromRegion: fromRegion ?? toRegion,
  toRegion,
  shippedAt,
});
