/** Logistics: what delivery costs, and where parcels are. */

export {
  freightFor,
  freightTemplatesFor,
  freightWords,
  type FreightQuestion,
  type FreightTemplates,
} from './freight.ts';
export { saveTemplate, deleteTemplate } from './save-template.ts';
export type { Template, TemplateDraft, Zone } from './freight-template.ts';

export { shipParcel, type ShipParcel, type ShippedParcel } from './ship-parcel.ts';
export { followParcels } from './follow-parcels.ts';
export { localCarrier } from './carrier-local.ts';
export { trackingOf, type ParcelTracking } from './tracking.ts';
export { Tracking } from './contract.ts';

export { carriers, carrierName, waybillOf } from './carriers.ts';
export { isRegion, placeName, provinces, regionName, requireRegion } from './regions.ts';
export { logisticsEvents, type LogisticsEvents } from './events.ts';
