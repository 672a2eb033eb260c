/** Promotions and coupons as plain data. `code` is the official subtype code (see subtypes.ts). */

/** Who pays a discount, in basis points that sum to 10,000. */
export interface Funding {
  readonly merchantBps?: number | undefined;
  readonly platformBps?: number | undefined;
  readonly creatorBps?: number | undefined;
  readonly brandBps?: number | undefined;
}

/** Every list that is given must contain the line; an empty scope is everything. */
export interface Scope {
  readonly shopIds?: readonly string[] | undefined;
  readonly categoryIds?: readonly string[] | undefined;
  readonly spuIds?: readonly string[] | undefined;
  readonly skuIds?: readonly string[] | undefined;
  readonly creatorIds?: readonly string[] | undefined;
  readonly placements?: readonly string[] | undefined;
  readonly exceptSpuIds?: readonly string[] | undefined;
}

/** All conditions that are given must hold for the buyer. */
export interface Audience {
  readonly newBuyer?: true | undefined;
  readonly memberOfShopId?: string | undefined;
  readonly fanOfCreatorId?: string | undefined;
  readonly regionCodes?: readonly string[] | undefined;
}

interface Common {
  readonly id: string;
  readonly code: number;
  readonly name: string;
  /** Set for a merchant's own promotion: it never reaches another shop's lines. */
  readonly shopId?: string | undefined;
  readonly scope?: Scope | undefined;
  readonly audience?: Audience | undefined;
  readonly startsAtMs?: number | undefined;
  /** Exclusive. */
  readonly endsAtMs?: number | undefined;
  readonly funding: Funding;
}

export type Benefit =
  | { readonly kind: 'off'; readonly offFen: bigint }
  /** `payBps` 8000 is 8折. */
  | { readonly kind: 'rate'; readonly payBps: number; readonly capFen?: bigint | undefined };

/** 5054 flash, 5033 member, 5035 fan, 5053 single, 5003 platform subsidy …: one price per line, the best wins. */
export interface ItemPrice extends Common {
  readonly kind: 'item-price';
  readonly price:
    | { readonly kind: 'unit'; readonly unitPriceFen: bigint }
    | { readonly kind: 'by-sku'; readonly unitPriceFen: Readonly<Record<string, bigint>> }
    | { readonly kind: 'off'; readonly offFen: bigint }
    | { readonly kind: 'rate'; readonly payBps: number };
  /** Units of a line that may still be bought at this price; the others pay the list price. */
  readonly maxUnits?: number | undefined;
}

/** 4001 多件优惠: the tier reached by the number of pieces discounts all participating pieces. */
export interface QuantityTiers extends Common {
  readonly kind: 'quantity-tiers';
  readonly tiers: readonly { readonly minQuantity: number; readonly benefit: Benefit }[];
}

/** 4002 满折, 4003 满减, 4009: the tier reached by the amount. */
export interface AmountTiers extends Common {
  readonly kind: 'amount-tiers';
  readonly tiers: readonly { readonly minAmountFen: bigint; readonly benefit: Benefit }[];
}

/** 每满减: 4004 跨店满减 across shops, or 4003 of one shop when `shopId` is set. */
export interface EveryAmount extends Common {
  readonly kind: 'every-amount';
  readonly everyFen: bigint;
  readonly offFen: bigint;
  readonly capFen?: bigint | undefined;
}

/** 4005 n元m件: any `pieces` pieces for `forFen`, as often as it pays; the dearest pieces first. */
export interface Bundle extends Common {
  readonly kind: 'bundle';
  readonly pieces: number;
  readonly forFen: bigint;
}

/** 4006 新人礼金 and its like: an amount off one purchase. */
export interface Welcome extends Common {
  readonly kind: 'welcome';
  readonly thresholdFen: bigint;
  readonly benefit: Benefit;
}

/** 15001: changes no price. */
export interface Gift extends Common {
  readonly kind: 'gift';
  readonly minAmountFen?: bigint | undefined;
  readonly minQuantity?: number | undefined;
  readonly gift: { readonly skuId: string; readonly title: string; readonly quantity: number };
}

/** Takes freight off a shop's order; the official list has no subtype for it, code 0. */
export interface FreightOffer extends Common {
  readonly kind: 'freight-offer';
  readonly minAmountFen?: bigint | undefined;
  readonly minQuantity?: number | undefined;
  /** How much of the freight it takes at most; all of it when left out. */
  readonly capFen?: bigint | undefined;
}

export type Promotion =
  | ItemPrice
  | QuantityTiers
  | AmountTiers
  | EveryAmount
  | Bundle
  | Welcome
  | Gift
  | FreightOffer;

/** 1001 shop coupon (has a `shopId`), 1002 platform coupon, 1003 creator's red packet. */
export interface ThresholdCoupon extends Common {
  readonly kind: 'coupon';
  readonly thresholdFen: bigint;
  readonly benefit: Benefit;
}

/** 11001 消费金: cash without threshold, several may be used. */
export interface Voucher extends Common {
  readonly kind: 'voucher';
  readonly amountFen: bigint;
}

/** What the buyer holds. */
export type Coupon = ThresholdCoupon | Voucher;
export type AnyOffer = Promotion | Coupon;
