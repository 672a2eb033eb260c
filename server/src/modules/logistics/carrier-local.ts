import { hour, later } from '../../platform/clock.ts';
import type { CarrierLink, Parcel, Step } from './carrier.ts';
import { provinceOf, provinces } from './regions.ts';

const remote = new Set(provinces.filter((province) => province.remote).map(({ code }) => code));

/** Hours on the way: within a province, to a neighbour of the trade routes, to the far west. */
function hoursBetween({ fromRegion, toRegion }: Parcel): number {
  if (provinceOf(fromRegion) === provinceOf(toRegion)) return 20;
  return remote.has(provinceOf(toRegion)) || remote.has(provinceOf(fromRegion)) ? 110 : 48;
}

/** The whole way of a parcel. It depends on the parcel alone, so every question gets the same answer. */
export function journeyOf(parcel: Parcel, speed: number): Step[] {
  const total = hoursBetween(parcel);
  const spread = 1 + (parseInt(parcel.shipmentId.slice(-4), 16) % 100) / 400;
  const at = (hours: number) => later(parcel.shippedAt, (hours * spread * hour) / speed);
  const way: Step[] = [
    { kind: 'picked_up', place: parcel.fromRegion, at: at(3) },
    { kind: 'in_transit', place: parcel.fromRegion, at: at(8) },
    { kind: 'in_transit', place: parcel.toRegion, at: at(total - 8) },
    { kind: 'out_for_delivery', place: parcel.toRegion, at: at(total - 4) },
    { kind: 'delivered', place: parcel.toRegion, at: at(total) },
  ];
  return way.filter(
    (step, i) => i === 0 || step.kind !== way[i - 1]!.kind || step.place !== way[i - 1]!.place,
  );
}

/** A carrier that stands in for all of them: parcels travel on their own, `speed` times faster than the clock. */
export function localCarrier({ speed }: { speed: number }): CarrierLink {
  return {
    track: async (parcels, time) =>
      new Map(
        parcels.map((parcel) => {
          const journey = journeyOf(parcel, speed);
          const next = journey.find(({ at }) => at > time);
          return [
            parcel.shipmentId,
            { steps: journey.filter(({ at }) => at <= time), lookAgainAt: next?.at ?? time },
          ];
        }),
      ),
  };
}
