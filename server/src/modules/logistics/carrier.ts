import type { Id } from '../../platform/ids.ts';

export type StepKind = 'picked_up' | 'in_transit' | 'out_for_delivery' | 'delivered';
/** `place` is the code of a region. */
export type Step = { readonly kind: StepKind; readonly place: string; readonly at: Date };

export type Parcel = {
  readonly shipmentId: Id<'shipment'>;
  readonly carrier: string;
  readonly trackingNumber: string;
  readonly fromRegion: string;
  readonly toRegion: string;
  readonly shippedAt: Date;
};

/** Those who carry parcels, in our words. What they answer is asked again until the parcel is delivered. */
export type CarrierLink = {
  /** Everything reported of these parcels up to `time`, by shipment, oldest first; and when to ask again. */
  track(
    parcels: readonly Parcel[],
    time: Date,
  ): Promise<ReadonlyMap<Id<'shipment'>, { steps: readonly Step[]; lookAgainAt: Date }>>;
};
