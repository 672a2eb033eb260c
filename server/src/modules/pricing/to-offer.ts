import type { Audience, Benefit, Coupon, Funding, Promotion, Scope } from '@jishi/pricing';
import type { Id } from '../../platform/ids.ts';
import { fundingOf } from './activity.ts';
import type { Owner } from './owner.ts';
import type { ActivityDefinition } from './schemas.ts';
import type { CouponBatchDefinition } from './coupon.schemas.ts';

/** The leaves below a category: scopes may name either level, lines have leaves. */
export type LeavesOf = (categoryId: string) => readonly string[];

type Defined = ActivityDefinition | CouponBatchDefinition;

function common(by: Owner, definition: Defined, leavesOf: LeavesOf) {
  return {
    code: definition.code,
    name: definition.name.zh,
    shopId: by.owner === 'shop' ? (by.shopId as string) : undefined,
    scope: scopeFor(by, definition, leavesOf),
    audience: audienceFor(by, definition),
    funding: fundingOf(by, definition) as Funding,
  };
}

/** The engine's form of an activity. `leavesOf` resolves categories; `titleOf` names the gift. */
export function toPromotion(
  id: string,
  by: Owner,
  definition: ActivityDefinition,
  { leavesOf, giftTitle = '' }: { leavesOf: LeavesOf; giftTitle?: string },
): Promotion {
  const { rule } = definition;
  const base = {
    id,
    ...common(by, definition, leavesOf),
    startsAtMs: Date.parse(definition.startsAt),
    endsAtMs: Date.parse(definition.endsAt),
  };
  switch (rule.kind) {
    case 'item-price':
      return itemPrice(base, rule.price);
    case 'quantity-tiers':
      return {
        ...base,
        kind: rule.kind,
        tiers: rule.tiers.map(({ minQuantity, benefit }) => ({ minQuantity, benefit: fenBenefit(benefit) })),
      };
    case 'amount-tiers':
      return {
        ...base,
        kind: rule.kind,
        tiers: rule.tiers.map(({ minAmountFen, benefit }) => ({
          minAmountFen: BigInt(minAmountFen),
          benefit: fenBenefit(benefit),
        })),
      };
    case 'every-amount':
      return {
        ...base,
        kind: rule.kind,
        everyFen: BigInt(rule.everyFen),
        offFen: BigInt(rule.offFen),
        capFen: maybeFen(rule.capFen),
      };
    case 'bundle':
      return { ...base, kind: rule.kind, pieces: rule.pieces, forFen: BigInt(rule.forFen) };
    case 'welcome':
      return {
        ...base,
        kind: rule.kind,
        thresholdFen: BigInt(rule.thresholdFen),
        benefit: fenBenefit(rule.benefit),
      };
    case 'gift':
      return {
        ...base,
        kind: rule.kind,
        minAmountFen: maybeFen(rule.minAmountFen),
        minQuantity: rule.minQuantity,
        gift: { ...rule.gift, title: giftTitle },
      };
    case 'freight-offer':
      return {
        ...base,
        kind: rule.kind,
        minAmountFen: maybeFen(rule.minAmountFen),
        minQuantity: rule.minQuantity,
        capFen: maybeFen(rule.capFen),
      };
  }
}

type Base = ReturnType<typeof common> & { id: string; startsAtMs: number; endsAtMs: number };
type ItemRule = Extract<ActivityDefinition['rule'], { kind: 'item-price' }>['price'];

function itemPrice(base: Base, price: ItemRule): Promotion {
  switch (price.kind) {
    case 'off':
      return { ...base, kind: 'item-price', price: { kind: 'off', offFen: BigInt(price.offFen) } };
    case 'rate':
      return { ...base, kind: 'item-price', price };
    case 'by-sku': {
      const unitPriceFen = Object.fromEntries(price.skus.map((sku) => [sku.skuId, BigInt(sku.priceFen)]));
      const skuIds = price.skus.map(({ skuId }) => skuId);
      return {
        ...base,
        scope: { ...base.scope, skuIds },
        kind: 'item-price',
        price: { kind: 'by-sku', unitPriceFen },
      };
    }
  }
}

/** The engine's form of a coupon of a batch. The lane and the query of held coupons look after its times. */
export function toCoupon(
  id: Id<'coupon'> | string,
  by: Owner,
  definition: CouponBatchDefinition,
  { leavesOf }: { leavesOf: LeavesOf },
): Coupon {
  const base = { id: id as string, ...common(by, definition, leavesOf) };
  if (definition.code === 11001 && definition.benefit.kind === 'off')
    return { ...base, kind: 'voucher', amountFen: BigInt(definition.benefit.offFen) };
  return {
    ...base,
    kind: 'coupon',
    thresholdFen: BigInt(definition.thresholdFen),
    benefit: fenBenefit(definition.benefit),
  };
}

function scopeFor(by: Owner, { scope }: Defined, leavesOf: LeavesOf): Scope | undefined {
  if (!scope && by.owner !== 'creator') return undefined;
  const { shopIds, categoryIds, productIds, skuIds, exceptProductIds, placements } = scope ?? {};
  return {
    ...(shopIds ? { shopIds } : {}),
    ...(categoryIds ? { categoryIds: [...new Set(categoryIds.flatMap((id) => leavesOf(id)))] } : {}),
    ...(productIds ? { spuIds: productIds } : {}),
    ...(skuIds ? { skuIds } : {}),
    ...(exceptProductIds ? { exceptSpuIds: exceptProductIds } : {}),
    ...(placements ? { placements } : {}),
    ...(by.owner === 'creator' ? { creatorIds: [by.creatorId] } : {}),
  };
}

function audienceFor(by: Owner, { audience }: Defined): Audience | undefined {
  if (!audience) return undefined;
  return {
    ...(audience.newBuyers ? { newBuyer: true as const } : {}),
    ...(audience.members && by.owner === 'shop' ? { memberOfShopId: by.shopId as string } : {}),
    ...(audience.fans && by.owner === 'creator' ? { fanOfCreatorId: by.creatorId as string } : {}),
    ...(audience.regionCodes ? { regionCodes: audience.regionCodes } : {}),
  };
}

const maybeFen = (fen: number | undefined) => (fen === undefined ? undefined : BigInt(fen));

export function fenBenefit(benefit: CouponBatchDefinition['benefit']): Benefit {
  return benefit.kind === 'off'
    ? { kind: 'off', offFen: BigInt(benefit.offFen) }
    : { kind: 'rate', payBps: benefit.payBps, capFen: maybeFen(benefit.capFen) };
}
