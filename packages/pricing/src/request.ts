/** What the engine is asked: plain data, amounts in integer fen, times in epoch milliseconds. */
import type { Coupon, Promotion } from './promotion.ts';
import type { Stacking } from './stacking.ts';

export interface Line {
  readonly lineId: string;
  /** One line per SKU: limits per buyer are counted by line. */
  readonly skuId: string;
  readonly spuId: string;
  readonly shopId: string;
  readonly categoryId: string;
  readonly quantity: number;
  /** The price on the shelf before any promotion. */
  readonly unitPriceFen: bigint;
  readonly weightGrams?: number | undefined;
  /** A line without a template ships free. */
  readonly freightTemplateId?: string | undefined;
  /** Who showed it (a fan price or a creator's red packet may depend on it). */
  readonly creatorId?: string | undefined;
  /** Where it was put into the cart, for prices that hold only there: `live:<room>`, `mall`, … */
  readonly placement?: string | undefined;
}

export interface Buyer {
  readonly isNew?: boolean | undefined;
  readonly memberOfShopIds?: readonly string[] | undefined;
  readonly fanOfCreatorIds?: readonly string[] | undefined;
  /** National code of province, city or district (65, 6501, 650102 or 650000). Unknown before an address is given. */
  readonly regionCode?: string | undefined;
}

export interface Choices {
  /** Coupons the buyer picked: no other coupon competes for the same place. */
  readonly chosenIds?: readonly string[] | undefined;
  /** Promotions and coupons the buyer does not want to use now. */
  readonly deselectedIds?: readonly string[] | undefined;
}

export interface PriceRequest {
  readonly lines: readonly Line[];
  readonly promotions?: readonly Promotion[] | undefined;
  readonly coupons?: readonly Coupon[] | undefined;
  readonly freightTemplates?: readonly FreightTemplate[] | undefined;
  readonly buyer?: Buyer | undefined;
  readonly choices?: Choices | undefined;
  /** Offers whose discount nobody would pay in full: left out, and said so. */
  readonly unfundedIds?: readonly string[] | undefined;
  readonly nowMs: number;
  /** What may be combined with what; the marketplace's default when left out. */
  readonly stacking?: Stacking | undefined;
}

/**
 * First unit + fee, extra unit + fee, as the freight templates of domain-rules §5.1 have it.
 * The zone with the longest matching region code wins; the zone without codes is for everywhere else.
 */
export interface FreightTemplate {
  readonly templateId: string;
  readonly by: 'item' | 'weight';
  readonly zones: readonly FreightZone[];
}

export type FreightZone = DeliveredZone | RefusedZone;

export interface DeliveredZone {
  readonly delivers: true;
  readonly regionCodes: readonly string[];
  /** Pieces, or grams when the template counts by weight. */
  readonly firstUnits: number;
  readonly firstFen: bigint;
  readonly extraUnits: number;
  readonly extraFen: bigint;
  /** Free when the lines of this template reach the amount (after single-item prices, before other discounts). */
  readonly freeFromFen?: bigint | undefined;
  readonly freeFromItems?: number | undefined;
}

export interface RefusedZone {
  readonly delivers: false;
  readonly regionCodes: readonly string[];
}
