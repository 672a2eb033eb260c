import { now } from '../../platform/clock.ts';
import type { Database } from '../../platform/db.ts';
import { eachDue, type Due } from '../../platform/each-due.ts';
import { publish } from '../../platform/events.ts';
import type { CarrierLink, Parcel } from './carrier.ts';
import { recordSteps, shipmentsToLookAt, type Shipment } from './shipments.sql.ts';

/** Asks the carriers about the parcels that are due and notes what they say; answers of how many they said something. */
export async function followParcels(
  database: Database,
  carriers: CarrierLink,
  stop?: AbortSignal,
): Promise<number> {
  const time = now();
  let heard = 0;
  await eachDue({
    of: 'shipment',
    page: (limit, after) => askAbout(database, carriers, time, limit, after),
    act: async ({ answer, ...shipment }) => {
      if (answer instanceof Error) throw answer;
      if (!answer) return;
      await database.transact(async (tx) => {
        if (!(await recordSteps(tx, shipment, answer))) return;
        const { shipmentId, orderId, buyerId, shopId } = shipment;
        const deliveredAt = answer.steps.at(-1)!.at.toISOString();
        await publish(tx, 'logistics.parcel_delivered', {
          shipmentId,
          orderId,
          buyerId,
          shopId,
          deliveredAt,
        });
      });
      heard++;
    },
    stop,
  });
  return heard;
}

/** Carriers are asked about a page at once, outside of any transaction: they may be slow, or away. */
async function askAbout(
  database: Database,
  carriers: CarrierLink,
  time: Date,
  limit: number,
  after: Due | null,
) {
  const due = await shipmentsToLookAt(database.db, time, limit, after);
  if (due.length === 0) return [];
  const away = (error: unknown) => (error instanceof Error ? error : new Error(String(error)));
  const answers = await carriers.track(due.map(asParcel), time).catch(away);
  return due.map((shipment) => ({
    ...shipment,
    answer: answers instanceof Error ? answers : answers.get(shipment.shipmentId),
  }));
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
