/** Why each offer that was not used was not used. */
import { type Basis, type Deal, worth } from './deal.ts';
import type { AnyOffer, FreightOffer, Gift, ItemPrice } from './promotion.ts';
import type { AppliedDiscount, QuotedGift, Tried, TriedReason } from './quote.ts';
import type { Best } from './best-prices.ts';
import { giftBase } from './build-quote.ts';
import { gapOf, type Gap } from './gap.ts';
import type { Model, Scoped } from './model.ts';
import { participants } from './settle.ts';

export function triedIn(
  model: Model,
  best: Best,
  applied: readonly AppliedDiscount[],
  gifts: readonly QuotedGift[],
): Tried[] {
  const done = new Set([...applied, ...gifts].map(({ id }) => id));
  const tried = model.refused.map(({ offer, reason }) => because(offer, reason));
  for (const scoped of model.itemPrices)
    if (!done.has(scoped.offer.id)) tried.push(whyNoPrice(scoped, model, best));
  for (const deal of model.deals) if (!done.has(deal.offer.id)) tried.push(whyNoDeal(deal, model, best));
  for (const scoped of model.freightOffers)
    if (!done.has(scoped.offer.id)) tried.push(whyNoFreight(scoped, model, best));
  for (const scoped of model.gifts)
    if (!done.has(scoped.offer.id)) tried.push(whyNoGift(scoped, model, best));
  return tried;
}

function because(offer: AnyOffer, reason: TriedReason, more: Partial<Tried> = {}): Tried {
  return { id: offer.id, code: offer.code, name: offer.name, reason, ...more };
}

function below(offer: AnyOffer, gap: Gap): Tried {
  const fen = gap.missingFen > 0 ? { missingFen: BigInt(gap.missingFen) } : {};
  const items = gap.missingItems > 0 ? { missingItems: gap.missingItems } : {};
  return because(offer, 'below-threshold', { ...fen, ...items });
}

function whyNoPrice({ offer, lines }: Scoped<ItemPrice>, model: Model, best: Best): Tried {
  const offered = lines.some((i) => model.options[i]!.some((option) => option.offer === offer));
  const winners = new Set(lines.map((i) => best.basis.chosen[i]!.offer?.id).filter((id) => id !== undefined));
  if (winners.size > 0) return because(offer, 'better-one-used', { insteadIds: [...winners] });
  // The lowest price was left out so that a threshold is reached.
  if (offered) return because(offer, 'better-one-used', { insteadIds: idsOn(best, lines) });
  return because(offer, 'not-cheaper');
}

function whyNoDeal(deal: Deal, model: Model, best: Best): Tried {
  const { cuts } = best.combination.settlement;
  const used: (readonly number[] | undefined)[] = [];
  for (const cut of cuts) used[cut.deal.index] = cut.lines;
  const { offer } = deal;
  const group = model.groups.find((candidate) => candidate.deals.includes(deal));
  if (!group)
    return because(offer, 'another-was-chosen', { insteadIds: model.request.choices?.chosenIds ?? [] });
  const basis: Basis = best.basis;
  if (worth(deal, deal.lines, basis) === 0) {
    const gap = gapOf(deal, deal.lines, basis);
    return gap ? below(offer, gap) : because(offer, 'nothing-left-to-discount');
  }
  const rivals = cuts.filter(
    (cut) => group.deals.includes(cut.deal) || deal.conflicts.includes(cut.deal.index),
  );
  if (rivals.length > 0)
    return because(offer, 'better-one-used', { insteadIds: rivals.map((cut) => cut.deal.offer.id) });
  const lines = participants(deal, basis, used);
  const blockers = cuts.filter(
    (cut) => deal.losesTo.includes(cut.deal.index) || cut.deal.losesTo.includes(deal.index),
  );
  if (blockers.length > 0)
    return because(offer, 'does-not-stack', { insteadIds: blockers.map((cut) => cut.deal.offer.id) });
  if (worth(deal, lines, basis) === 0)
    return because(offer, 'does-not-stack', { insteadIds: idsOn(best, deal.lines) });
  return because(offer, 'nothing-left-to-discount');
}

function whyNoFreight({ offer, lines }: Scoped<FreightOffer>, model: Model, best: Best): Tried {
  const shops = new Set(lines.map((i) => model.shopOf[i]!));
  const charged = [...shops].filter((shop) => best.freight.shops[shop]!.feeFen > 0);
  if (charged.length === 0) return because(offer, 'no-freight-to-pay');
  const winners = charged.map((shop) => best.freight.shops[shop]!.offer?.id).filter((id) => id !== undefined);
  if (winners.length > 0) return because(offer, 'better-one-used', { insteadIds: winners });
  const own = lines.filter((i) => model.shopOf[i] === charged[0]);
  return below(
    offer,
    missing(
      offer,
      own.map((i) => best.basis.amounts[i]!),
      own.map((i) => model.quantities[i]!),
    ),
  );
}

function whyNoGift(scoped: Scoped<Gift>, model: Model, best: Best): Tried {
  const base = giftBase(model, best, scoped);
  if (base.lines.length === 0)
    return because(scoped.offer, 'does-not-stack', { insteadIds: idsOn(best, scoped.lines) });
  return below(scoped.offer, missing(scoped.offer, [base.fen], [base.items]));
}

type Threshold = { readonly minAmountFen?: bigint | undefined; readonly minQuantity?: number | undefined };

export function missing(offer: Threshold, amounts: readonly number[], items: readonly number[]): Gap {
  const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
  return {
    missingFen: Math.max(0, Number(offer.minAmountFen ?? 0n) - sum(amounts)),
    missingItems: Math.max(0, (offer.minQuantity ?? 0) - sum(items)),
    worthFen: 0,
  };
}

function idsOn(best: Best, lines: readonly number[]): string[] {
  const ids = new Set<string>();
  for (const i of lines) {
    const price = best.basis.chosen[i]!.offer;
    if (price) ids.add(price.id);
  }
  for (const cut of best.combination.settlement.cuts) {
    if (cut.lines.some((i) => lines.includes(i))) ids.add(cut.deal.offer.id);
  }
  return [...ids];
}
