/** The price engine: pure, no dependency, the same code in server and browser. See README.md. */
export { price, type PriceOptions } from './src/price.ts';
export { refundOf, type Refund, type RefundedDiscount } from './src/refund.ts';
export { zoneFor } from './src/freight.ts';
export { apportion } from './src/apportion.ts';
export { allocateFunding } from './src/funding.ts';
export { subtypes } from './src/subtypes.ts';
export { defaultStacking, layerOf, together } from './src/stacking.ts';
export type { Exclusion, Layer, LayerName, Stacking, Together } from './src/stacking.ts';
export type {
  Buyer,
  Choices,
  DeliveredZone,
  FreightTemplate,
  FreightZone,
  Line,
  PriceRequest,
  RefusedZone,
} from './src/request.ts';
export type * from './src/promotion.ts';
export type * from './src/quote.ts';
