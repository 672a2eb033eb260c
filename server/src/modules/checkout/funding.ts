import type { AnyOffer, FundingSplit, LineDiscount, Quote } from '@jishi/pricing';
import type { Id } from '../../platform/ids.ts';
import { ownCommissionFen, type LineTerms } from '../commission/index.ts';
import type { Candidates } from '../pricing/index.ts';
import type { StoredDiscount } from '../orders/index.ts';
import type { OfferChoices } from './choices.ts';
import type { Funders } from './prepared.ts';

type TermsOfLines = ReadonlyMap<string, LineTerms>;

/**
 * Every discount has somebody who pays it. The shop pays by a lower price, a creator out of the commission; what the
 * platform or a brand pays needs a budget, and a budget that is named must give now.
 */
export function withSomebodyToPay(offers: Candidates): Candidates {
  const paid = ({ id, funding }: AnyOffer) => {
    const budgetId = offers.meta.get(id)?.budgetId ?? null;
    if (budgetId !== null) return offers.budgets.has(budgetId);
    return (funding.platformBps ?? 0) + (funding.brandBps ?? 0) === 0;
  };
  if (offers.promotions.every(paid) && offers.coupons.every(paid)) return offers;
  return { ...offers, promotions: offers.promotions.filter(paid), coupons: offers.coupons.filter(paid) };
}

/** The engine's ids of what the buyer does not want. */
export function offersToLeave({ meta }: Candidates, choices: OfferChoices | undefined): string[] {
  const activities = new Set(choices?.withoutActivityIds);
  const own =
    activities.size === 0 ? [] : [...meta].filter(([, of]) => of.activityId && activities.has(of.activityId));
  return [...(choices?.withoutCouponIds ?? []), ...own.map(([id]) => id)];
}

/** Offers that a creator pays a part of: out of the commission, so the terms of the lines are needed. */
export const paidFromCommission = ({ promotions, coupons }: Candidates): boolean =>
  [...promotions, ...coupons].some(({ funding }) => (funding.creatorBps ?? 0) > 0);

/**
 * The best price for which everybody who pays can: no budget gives this buyer more than it gives each, no creator more of
 * a line than the commission on it. What would go over is left out whole, the dearest first: a part of a discount is not
 * what was announced.
 */
export function affordable(
  quoteWithout: (left: readonly string[]) => Quote,
  offers: Candidates,
  terms: TermsOfLines,
): Quote {
  const left: string[] = [];
  for (;;) {
    const quoted = quoteWithout(left);
    const over = beyondBudgets(quoted, offers) ?? beyondCommission(quoted, terms);
    if (!over) return quoted;
    left.push(...over);
  }
}

/** The offers of a budget that would give this buyer more than it may. */
function beyondBudgets(quoted: Quote, offers: Candidates): string[] | undefined {
  const over = subsidiesByBudget(discountsOf(quoted), offers).find(([budgetId, funders]) => {
    const most = offers.budgets.get(budgetId)?.forBuyerFen ?? null;
    return most !== null && sumOf(funders) > most;
  });
  return over && [...offers.meta].flatMap(([id, of]) => (of.budgetId === over[0] ? [id] : []));
}

/**
 * The dearest offer on a line whose creator would pay more than the line earns them. The shop is paid a creator's discount
 * in full; what the commission does not cover would be a debt nobody pays, and a way to make money out of the house. A
 * creator's budget changes nothing of that: it says how much at most, and holds no money.
 */
function beyondCommission({ lines }: Quote, terms: TermsOfLines): string[] | undefined {
  for (const { lineId, payableFen, discounts } of lines) {
    const own = discounts.filter(({ funding }) => funding.creatorFen > 0n);
    if (own.length === 0) continue;
    const of = terms.get(lineId);
    const earnedFen = of ? ownCommissionFen(of, payableFen) : 0n;
    if (own.reduce((sum, { funding }) => sum + funding.creatorFen, 0n) <= earnedFen) continue;
    return [own.toSorted((a, b) => Number(b.funding.creatorFen - a.funding.creatorFen))[0]!.id];
  }
  return undefined;
}

const discountsOf = ({ lines, shops }: Quote): LineDiscount[] => [
  ...lines.flatMap(({ discounts }) => discounts),
  ...shops.flatMap(({ freight }) => freight.discount ?? []),
];

export const sumOf = ({ platformFen, creatorFen, brandFen }: Funders): bigint =>
  platformFen + creatorFen + brandFen;

export const addUp = (parts: readonly Funders[]): Funders => ({
  platformFen: parts.reduce((sum, part) => sum + part.platformFen, 0n),
  creatorFen: parts.reduce((sum, part) => sum + part.creatorFen, 0n),
  brandFen: parts.reduce((sum, part) => sum + part.brandFen, 0n),
});

/** What these discounts take from each budget. What a creator pays is taken from the commission, with a budget or without. */
export function subsidiesByBudget(
  discounts: readonly LineDiscount[],
  { meta }: Candidates,
): (readonly [Id<'budget'>, Funders])[] {
  const byBudget = new Map<Id<'budget'>, Funders>();
  for (const { id, funding } of discounts) {
    if (sumOf(funding) === 0n) continue;
    const budgetId = meta.get(id)?.budgetId;
    if (!budgetId) continue;
    byBudget.set(budgetId, addUp([byBudget.get(budgetId) ?? nothing, funding]));
  }
  return [...byBudget];
}
const nothing: Funders = { platformFen: 0n, creatorFen: 0n, brandFen: 0n };

/** A discount as an order keeps it. */
export function storedDiscount(
  { id, code, name, layer, offFen, funding }: LineDiscount,
  { meta }: Candidates,
): StoredDiscount {
  const of = meta.get(id);
  return {
    id,
    code,
    name,
    nameEn: of?.nameEn ?? null,
    layer,
    offFen: Number(offFen),
    funding: inNumbers(funding),
    budgetId: of?.budgetId ?? null,
    couponId: of?.couponId ?? null,
    activityId: of?.activityId ?? null,
  };
}

const inNumbers = ({ merchantFen, platformFen, creatorFen, brandFen }: FundingSplit) => ({
  merchantFen: Number(merchantFen),
  platformFen: Number(platformFen),
  creatorFen: Number(creatorFen),
  brandFen: Number(brandFen),
});
