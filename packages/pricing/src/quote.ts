/** What the engine answers. Everything sums exactly: lines to shops, shops to totals, discounts to list − payable. */
import type { LayerName } from './stacking.ts';

export interface FundingSplit {
  readonly merchantFen: bigint;
  readonly platformFen: bigint;
  readonly creatorFen: bigint;
  readonly brandFen: bigint;
}

export interface LineDiscount {
  readonly id: string;
  readonly code: number;
  readonly name: string;
  readonly layer: LayerName;
  readonly offFen: bigint;
  readonly funding: FundingSplit;
}

export interface QuotedLine {
  readonly lineId: string;
  readonly skuId: string;
  readonly shopId: string;
  readonly quantity: number;
  readonly unitPriceFen: bigint;
  readonly listFen: bigint;
  /** After the single-item price: the amount every threshold is measured against (domain-rules §2.2). */
  readonly itemPriceFen: bigint;
  readonly discounts: readonly LineDiscount[];
  readonly payableFen: bigint;
}

/** One discount over all its lines. */
export interface AppliedDiscount extends LineDiscount {
  readonly lineIds: readonly string[];
}

export type FreightState = 'charged' | 'free' | 'not-deliverable' | 'region-unknown' | 'no-freight';
export type FreightReason =
  | { readonly kind: 'fee'; readonly units: number; readonly firstFen: bigint; readonly extraFen: bigint }
  | { readonly kind: 'free-from-amount'; readonly fromFen: bigint }
  | { readonly kind: 'free-from-items'; readonly items: number }
  | { readonly kind: 'always-free' }
  | { readonly kind: 'not-deliverable'; readonly regionCode: string }
  | { readonly kind: 'region-unknown' };

export interface FreightPart {
  readonly templateId: string | null;
  readonly lineIds: readonly string[];
  readonly state: FreightState;
  readonly reason: FreightReason;
  readonly feeFen: bigint;
}

export interface ShopFreight {
  readonly state: FreightState;
  readonly parts: readonly FreightPart[];
  readonly feeFen: bigint;
  /** A freight offer, when one was used. */
  readonly discount: LineDiscount | null;
  readonly payableFen: bigint;
}

export interface QuotedShop {
  readonly shopId: string;
  readonly lineIds: readonly string[];
  readonly listFen: bigint;
  readonly discountFen: bigint;
  readonly goodsFen: bigint;
  readonly freight: ShopFreight;
  readonly payableFen: bigint;
  /** Goods and freight discounts by who pays them. */
  readonly funding: FundingSplit;
}

export interface QuotedGift {
  readonly id: string;
  readonly name: string;
  readonly skuId: string;
  readonly title: string;
  readonly quantity: number;
}

export type TriedReason =
  | 'not-started'
  | 'ended'
  | 'not-for-this-buyer'
  | 'not-for-these-lines'
  | 'deselected'
  | 'unfunded'
  | 'another-was-chosen'
  | 'below-threshold'
  | 'not-cheaper'
  | 'better-one-used'
  | 'does-not-stack'
  | 'nothing-left-to-discount'
  | 'no-freight-to-pay';

/** A candidate that was not used, and why. */
export interface Tried {
  readonly id: string;
  readonly code: number;
  readonly name: string;
  readonly reason: TriedReason;
  /** What was used in its place. */
  readonly insteadIds?: readonly string[];
  readonly missingFen?: bigint;
  readonly missingItems?: number;
}

/** "Add ¥12 more and save ¥30": what the next tier needs and gives. */
export interface Hint {
  readonly id: string;
  readonly code: number;
  readonly name: string;
  readonly shopId: string | null;
  readonly gives: 'discount' | 'free-freight' | 'gift';
  readonly missingFen: bigint | null;
  readonly missingItems: number | null;
  /** What would come off besides what comes off now; the freight saved; zero for a gift. */
  readonly worthFen: bigint;
}

/** How sure the combination is the cheapest lawful one. */
export interface Proof {
  readonly exact: boolean;
  /** A cheaper combination, if there is one, is at most this much cheaper. */
  readonly atMostCheaperFen: bigint;
  readonly steps: number;
}

export interface Totals {
  readonly listFen: bigint;
  readonly discountFen: bigint;
  readonly goodsFen: bigint;
  readonly freightFen: bigint;
  readonly payableFen: bigint;
  readonly funding: FundingSplit;
}

export interface Quote {
  /** Changes exactly when something the buyer pays or gets changes. */
  readonly quoteKey: string;
  readonly lines: readonly QuotedLine[];
  readonly shops: readonly QuotedShop[];
  readonly totals: Totals;
  readonly applied: readonly AppliedDiscount[];
  readonly gifts: readonly QuotedGift[];
  readonly tried: readonly Tried[];
  readonly hints: readonly Hint[];
  /** False when something in the cart cannot be delivered to the buyer's region. */
  readonly deliverable: boolean;
  readonly proof: Proof;
}
