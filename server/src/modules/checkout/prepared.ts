import type { Id } from '../../platform/ids.ts';

/** A purchase as it goes into the lane: everything is decided except whether it wins. Amounts in fen. */
export type PreparedPurchase = {
  readonly buyerId: Id<'person'>;
  readonly purchaseId: Id<'purchase'>;
  readonly key: string;
  readonly requestHash: string;
  readonly placedAt: Date;
  readonly payBy: Date;
  readonly payableFen: bigint;
  readonly regionCode: string;
  /** The delivery address, sealed with the buyer's key. */
  readonly sealed: Buffer;
  readonly orders: readonly PreparedOrder[];
};

export type PreparedOrder = {
  readonly orderId: Id<'order'>;
  readonly orderNumber: string;
  readonly shopId: Id<'shop'>;
  readonly shopName: { readonly zh: string; readonly en: string };
  readonly listFen: bigint;
  readonly discountFen: bigint;
  readonly freightFen: bigint;
  readonly totalFen: bigint;
  readonly note: string;
  readonly shipWithinHours: number;
  readonly lines: readonly PreparedLine[];
};

export type PreparedLine = {
  readonly orderLineId: Id<'orderLine'>;
  readonly skuId: Id<'sku'>;
  /** The version of the SKU whose price the buyer saw. */
  readonly version: number;
  readonly productId: Id<'product'>;
  readonly title: string;
  readonly titleEn: string | null;
  readonly skuName: string;
  readonly pictureKey: string | null;
  readonly quantity: number;
  readonly unitPriceFen: bigint;
  readonly discountFen: bigint;
  readonly payableFen: bigint;
  readonly discounts: readonly { readonly id: string; readonly name: string; readonly offFen: number }[];
  readonly attributionToken: string | null;
};

/** What became of it. */
export type Outcome =
  | { readonly outcome: 'placed' | 'replayed'; readonly purchaseId: Id<'purchase'> }
  | { readonly outcome: 'key_reused' }
  | { readonly outcome: 'changed'; readonly skuIds: readonly Id<'sku'>[] }
  | { readonly outcome: 'limited'; readonly skuId: Id<'sku'>; readonly limit: number }
  | { readonly outcome: 'sold_out'; readonly skuId: Id<'sku'>; readonly available: number };
