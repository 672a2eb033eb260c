import type { Body } from '@jishi/wire';
import dayjs, { type Dayjs } from 'dayjs';
import type { Budget } from '../budgets/budget-queries.ts';
import { activityTypes, typeOf, type Activity, type ActivityType, type OwnerKind } from './activity-types.ts';
import { sharesFor } from './budget-choice.ts';

export type ActivityInput = Body<'POST /shops/:shopId/activities'>;
type Rule = ActivityInput['rule'];
type Benefit = { kind: 'off'; offFen: number } | { kind: 'rate'; payBps: number; capFen?: number };

export type TierDraft = {
  from?: number | null;
  gives: 'off' | 'rate';
  offFen?: number | null;
  zhe?: number | null;
  capFen?: number | null;
};
export type SkuPriceDraft = { skuId: string; priceFen?: number | null; units?: number | null };

/** What is being typed. Discounts are in 折 (tenths of the price), amounts in fen. */
export type ActivityDraft = {
  type: ActivityType;
  name: { zh: string; en?: string };
  priceKind: 'by-sku' | 'off' | 'rate';
  skus: SkuPriceDraft[];
  zhe?: number | null;
  offFen?: number | null;
  tiers: TierDraft[];
  everyFen?: number | null;
  capFen?: number | null;
  pieces?: number | null;
  forFen?: number | null;
  thresholdFen?: number | null;
  giftSkuId?: string;
  giftQuantity?: number | null;
  productIds: string[];
  newBuyers: boolean;
  perBuyer?: number | null;
  below30DayLow: boolean;
  platformShare: number;
  budgetId?: string;
  period: [Dayjs, Dayjs];
};

export function emptyActivity(type: ActivityType): ActivityDraft {
  const start = dayjs().add(1, 'hour').startOf('hour');
  const rate = type === 'amountRate';
  return {
    type,
    name: { zh: '' },
    priceKind: type === 'flash' || type === 'superFlash' ? 'by-sku' : 'rate',
    skus: [],
    tiers: [{ gives: type === 'multiBuy' || rate ? 'rate' : 'off' }],
    productIds: [],
    newBuyers: type === 'newcomer',
    below30DayLow: false,
    platformShare: 100,
    period: [start, start.add(7, 'day')],
  };
}

const set = <T>(value: T | null | undefined): value is T => value !== null && value !== undefined;
const capped = (capFen: number | null | undefined) => (set(capFen) ? { capFen } : {});
const payBps = (zhe: number | null | undefined) => Math.round((zhe ?? 10) * 1_000);

function benefit({ gives, offFen, zhe, capFen }: TierDraft): Benefit {
  return gives === 'off'
    ? { kind: 'off', offFen: offFen ?? 0 }
    : { kind: 'rate', payBps: payBps(zhe), ...capped(capFen) };
}

const firstTier = ({ tiers }: ActivityDraft): TierDraft => tiers[0] ?? { gives: 'off' };

function ruleOf(draft: ActivityDraft): Rule {
  switch (activityTypes[draft.type].kind) {
    case 'item-price':
      return { kind: 'item-price', price: priceOf(draft) };
    case 'quantity-tiers':
      return {
        kind: 'quantity-tiers',
        tiers: draft.tiers.map((tier) => ({ minQuantity: tier.from ?? 2, benefit: benefit(tier) })),
      };
    case 'amount-tiers':
      return {
        kind: 'amount-tiers',
        tiers: draft.tiers.map((tier) => ({ minAmountFen: tier.from ?? 0, benefit: benefit(tier) })),
      };
    case 'every-amount':
      return {
        kind: 'every-amount',
        everyFen: draft.everyFen ?? 0,
        offFen: draft.offFen ?? 0,
        ...capped(draft.capFen),
      };
    case 'bundle':
      return { kind: 'bundle', pieces: draft.pieces ?? 2, forFen: draft.forFen ?? 0 };
    case 'welcome':
      return { kind: 'welcome', thresholdFen: draft.thresholdFen ?? 0, benefit: benefit(firstTier(draft)) };
    case 'gift':
      return {
        kind: 'gift',
        ...(set(draft.thresholdFen) ? { minAmountFen: draft.thresholdFen } : {}),
        ...(set(draft.pieces) ? { minQuantity: draft.pieces } : {}),
        gift: { skuId: draft.giftSkuId ?? '', quantity: draft.giftQuantity ?? 1 },
      };
    case 'freight-offer':
      return {
        kind: 'freight-offer',
        ...(set(draft.thresholdFen) ? { minAmountFen: draft.thresholdFen } : {}),
        ...(set(draft.pieces) ? { minQuantity: draft.pieces } : {}),
        ...capped(draft.capFen),
      };
  }
}

function priceOf({ priceKind, skus, offFen, zhe }: ActivityDraft) {
  if (priceKind === 'off') return { kind: 'off' as const, offFen: offFen ?? 0 };
  if (priceKind === 'rate') return { kind: 'rate' as const, payBps: payBps(zhe) };
  return {
    kind: 'by-sku' as const,
    skus: skus.flatMap(({ skuId, priceFen, units }) =>
      set(priceFen) ? [{ skuId, priceFen, ...(set(units) ? { units } : {}) }] : [],
    ),
  };
}

export function inputOf(
  draft: ActivityDraft,
  owner: OwnerKind,
  split: Budget['split'] | undefined,
): ActivityInput {
  const [from, until] = draft.period;
  const en = draft.name.en?.trim() ?? '';
  return {
    name: { zh: draft.name.zh.trim(), en: en === '' ? draft.name.zh.trim() : en },
    code: activityTypes[draft.type].code,
    rule: ruleOf(draft),
    ...(draft.productIds.length > 0 ? { scope: { productIds: draft.productIds } } : {}),
    ...audienceOf(draft),
    ...(owner === 'platform' ? { funding: sharesFor(draft.platformShare, split) } : {}),
    ...(draft.budgetId === undefined ? {} : { budgetId: draft.budgetId }),
    ...(set(draft.perBuyer) ? { perBuyer: draft.perBuyer } : {}),
    ...(draft.below30DayLow ? { below30DayLow: true } : {}),
    startsAt: from.toISOString(),
    endsAt: until.toISOString(),
  };
}

function audienceOf({ type, newBuyers }: ActivityDraft) {
  if (type === 'member') return { audience: { members: true } };
  if (type === 'fan') return { audience: { fans: true } };
  return newBuyers ? { audience: { newBuyers: true } } : {};
}

const tierOf = (from: number | null, given: Benefit): TierDraft =>
  given.kind === 'off'
    ? { from, gives: 'off', offFen: given.offFen }
    : { from, gives: 'rate', zhe: given.payBps / 1_000, capFen: given.capFen ?? null };

/** An activity as it can be typed again. */
export function draftOfActivity(activity: Activity): ActivityDraft {
  const { rule, scope, audience, funding } = activity;
  return {
    ...emptyActivity(typeOf(activity)),
    name: activity.name,
    productIds: scope?.productIds ?? [],
    newBuyers: audience?.newBuyers === true,
    perBuyer: activity.perBuyer ?? null,
    below30DayLow: activity.below30DayLow === true,
    platformShare: (10_000 - (funding?.merchantBps ?? 0)) / 100,
    ...(activity.budgetId === undefined ? {} : { budgetId: activity.budgetId }),
    period: [dayjs(activity.startsAt), dayjs(activity.endsAt)],
    ...ruleDraft(rule as Rule),
  };
}

function ruleDraft(rule: Rule): Partial<ActivityDraft> {
  switch (rule.kind) {
    case 'item-price':
      if (rule.price.kind === 'by-sku') return { priceKind: 'by-sku', skus: rule.price.skus };
      if (rule.price.kind === 'off') return { priceKind: 'off', offFen: rule.price.offFen };
      return { priceKind: 'rate', zhe: rule.price.payBps / 1_000 };
    case 'quantity-tiers':
      return { tiers: rule.tiers.map((tier) => tierOf(tier.minQuantity, tier.benefit)) };
    case 'amount-tiers':
      return { tiers: rule.tiers.map((tier) => tierOf(tier.minAmountFen, tier.benefit)) };
    case 'every-amount':
      return { everyFen: rule.everyFen, offFen: rule.offFen, capFen: rule.capFen ?? null };
    case 'bundle':
      return { pieces: rule.pieces, forFen: rule.forFen };
    case 'welcome':
      return { thresholdFen: rule.thresholdFen, tiers: [tierOf(null, rule.benefit)] };
    case 'gift':
      return {
        thresholdFen: rule.minAmountFen ?? null,
        pieces: rule.minQuantity ?? null,
        giftSkuId: rule.gift.skuId,
        giftQuantity: rule.gift.quantity,
      };
    case 'freight-offer':
      return {
        thresholdFen: rule.minAmountFen ?? null,
        pieces: rule.minQuantity ?? null,
        capFen: rule.capFen ?? null,
      };
  }
}
