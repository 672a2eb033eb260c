import type { Static } from '../../platform/contract.ts';
import type { Db } from '../../platform/db.ts';
import { toWire, type Id } from '../../platform/ids.ts';
import type { Locale, Words } from '../../platform/problem.ts';
import { carrierName } from './carriers.ts';
import type { StepKind } from './carrier.ts';
import type { Tracking } from './contract.ts';
import { placeName } from './regions.ts';
import { shipmentsOfOrders, stepsOf, type Shipment } from './shipments.sql.ts';

export type ParcelTracking = Static<typeof Tracking>;

const sentences: Record<StepKind | 'announced', Words> = {
  announced: {
    zh: '商家已发货，等待快递揽收',
    en: 'The shop has sent it; waiting for the carrier to pick it up',
  },
  picked_up: { zh: '【{place}】快递已揽收', en: 'Picked up in {place}' },
  in_transit: { zh: '【{place}】包裹正在运输途中', en: 'On its way, passed {place}' },
  out_for_delivery: { zh: '【{place}】快递员正在派送，请保持电话畅通', en: 'Out for delivery in {place}' },
  delivered: { zh: '【{place}】包裹已送达', en: 'Delivered in {place}' },
};

const words = (kind: StepKind | 'announced', place: string, locale: Locale): string =>
  sentences[kind][locale].replace('{place}', placeName(place, locale));

/** Where the parcels of these orders are, newest step first, in words of the language. Whose orders they are is the caller's to know. */
export async function trackingOf(
  db: Db,
  orderIds: readonly Id<'order'>[],
  locale: Locale,
): Promise<Map<Id<'order'>, ParcelTracking[]>> {
  const shipments = await shipmentsOfOrders(db, orderIds);
  const steps = await stepsOf(
    db,
    shipments.map(({ shipmentId }) => shipmentId),
  );
  const found = new Map<Id<'order'>, ParcelTracking[]>();
  for (const shipment of shipments) {
    const own = steps.filter(({ shipmentId }) => shipmentId === shipment.shipmentId);
    found.set(shipment.orderId, [...(found.get(shipment.orderId) ?? []), show(shipment, own, locale)]);
  }
  return found;
}

type ShownStep = { readonly kind: StepKind; readonly place: string; readonly at: Date };

function show(
  { shipmentId, carrier, trackingNumber, state, shippedAt }: Shipment,
  steps: readonly ShownStep[],
  locale: Locale,
): ParcelTracking {
  return {
    shipmentId: toWire('shipment', shipmentId),
    carrier,
    carrierName: carrierName(carrier, locale),
    trackingNumber,
    state,
    steps: [
      ...steps.map(({ kind, place, at }) => ({
        at: at.toISOString(),
        kind,
        words: words(kind, place, locale),
      })),
      { at: shippedAt.toISOString(), kind: 'announced' as const, words: words('announced', '', locale) },
    ],
  };
}
