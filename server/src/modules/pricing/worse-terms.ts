import type { CouponBatchDefinition } from './coupon.schemas.ts';
import type { ActivityDefinition, Rule } from './schemas.ts';

type Benefit = CouponBatchDefinition['benefit'];
type Terms = Pick<ActivityDefinition, 'rule' | 'scope' | 'audience' | 'funding' | 'code' | 'perBuyer'> &
  Pick<ActivityDefinition, 'startsAt' | 'endsAt' | 'below30DayLow'>;

/**
 * Whether an activity of the platform may cost a shop that agreed to it more than it agreed to: a larger share, a larger
 * discount, more goods, more buyers, more pieces or a longer time. What cannot be compared counts as worse.
 */
export const isWorse = (agreed: Terms, next: Terms): boolean =>
  !(
    shopShare(next) <= shopShare(agreed) &&
    next.code === agreed.code &&
    Date.parse(next.startsAt) >= Date.parse(agreed.startsAt) &&
    Date.parse(next.endsAt) <= Date.parse(agreed.endsAt) &&
    same(agreed.audience, next.audience) &&
    atMost(next.perBuyer, agreed.perBuyer) &&
    (!agreed.below30DayLow || next.below30DayLow === true) &&
    scopeWithin(agreed.scope ?? {}, next.scope ?? {}) &&
    ruleWithin(agreed.rule, next.rule)
  );

const shopShare = ({ funding }: Terms) => funding?.merchantBps ?? 0;

/** A limit that is missing is none. */
const atMost = (next: number | undefined, agreed: number | undefined) =>
  agreed === undefined || (next !== undefined && next <= agreed);
const atLeast = (next: number | undefined, agreed: number | undefined) =>
  agreed === undefined || (next !== undefined && next >= agreed);

type Scope = NonNullable<Terms['scope']>;
const lists = ['shopIds', 'categoryIds', 'productIds', 'skuIds', 'placements'] as const;

const scopeWithin = (agreed: Scope, next: Scope): boolean =>
  lists.every((list) => agreed[list] === undefined || (next[list]?.every(isIn(agreed[list])) ?? false)) &&
  (agreed.exceptProductIds ?? []).every(isIn(next.exceptProductIds ?? []));

const isIn = (list: readonly string[]) => (id: string) => list.includes(id);

const benefitWithin = (agreed: Benefit, next: Benefit): boolean =>
  agreed.kind === 'off'
    ? next.kind === 'off' && next.offFen <= agreed.offFen
    : next.kind === 'rate' && next.payBps >= agreed.payBps && atMost(next.capFen, agreed.capFen);

type Of<K extends Rule['kind']> = Extract<Rule, { kind: K }>;

function ruleWithin(agreed: Rule, next: Rule): boolean {
  switch (agreed.kind) {
    case 'item-price':
      return next.kind === agreed.kind && priceWithin(agreed.price, next.price);
    case 'quantity-tiers':
      return (
        next.kind === agreed.kind && tiersWithin(agreed.tiers, next.tiers, ({ minQuantity }) => minQuantity)
      );
    case 'amount-tiers':
      return (
        next.kind === agreed.kind && tiersWithin(agreed.tiers, next.tiers, ({ minAmountFen }) => minAmountFen)
      );
    case 'every-amount':
      return next.kind === agreed.kind && everyWithin(agreed, next);
    case 'bundle':
      return next.kind === agreed.kind && next.pieces === agreed.pieces && next.forFen >= agreed.forFen;
    case 'welcome':
      return (
        next.kind === agreed.kind &&
        next.thresholdFen >= agreed.thresholdFen &&
        benefitWithin(agreed.benefit, next.benefit)
      );
    case 'freight-offer':
      return (
        next.kind === agreed.kind &&
        atLeast(next.minAmountFen, agreed.minAmountFen) &&
        atLeast(next.minQuantity, agreed.minQuantity) &&
        atMost(next.capFen, agreed.capFen)
      );
    case 'gift':
      return same(agreed, next);
  }
}

function priceWithin(agreed: Of<'item-price'>['price'], next: Of<'item-price'>['price']): boolean {
  switch (agreed.kind) {
    case 'off':
      return next.kind === agreed.kind && next.offFen <= agreed.offFen;
    case 'rate':
      return next.kind === agreed.kind && next.payBps >= agreed.payBps;
    case 'by-sku': {
      const known = new Map(agreed.skus.map((sku) => [sku.skuId, sku]));
      return (
        next.kind === agreed.kind &&
        next.skus.every(({ skuId, priceFen, units }) => {
          const before = known.get(skuId);
          return before !== undefined && priceFen >= before.priceFen && atMost(units, before.units);
        })
      );
    }
  }
}

const everyWithin = (agreed: Of<'every-amount'>, next: Of<'every-amount'>): boolean =>
  next.everyFen >= agreed.everyFen && next.offFen <= agreed.offFen && atMost(next.capFen, agreed.capFen);

/** Tier by tier: one that is added, or reached sooner, is worse. */
const tiersWithin = <Tier extends { readonly benefit: Benefit }>(
  agreed: readonly Tier[],
  next: readonly Tier[],
  from: (tier: Tier) => number,
): boolean =>
  next.length <= agreed.length &&
  next.every((tier, i) => from(tier) >= from(agreed[i]!) && benefitWithin(agreed[i]!.benefit, tier.benefit));

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
