/** "Add ¥12 more and save ¥30": the next tier of every offer, where it would beat what is used now. */
import type { Best } from './best-prices.ts';
import { amountOf, feeAt } from './freight.ts';
import { gapOf } from './gap.ts';
import { giftBase } from './build-quote.ts';
import type { AnyOffer } from './promotion.ts';
import type { Hint } from './quote.ts';
import { missing } from './tried.ts';
import type { Model } from './model.ts';
import { participants } from './settle.ts';

/** Nearest first. */
export function hintsFor(model: Model, best: Best): Hint[] {
  const hints: Hint[] = [];
  addDealHints(hints, model, best);
  addFreightHints(hints, model, best);
  addGiftHints(hints, model, best);
  return hints.length < 2
    ? hints
    : hints.sort((a, b) => Number(a.missingFen) - Number(b.missingFen) || (a.id < b.id ? -1 : 1));
}

function hint(
  offer: AnyOffer,
  gives: Hint['gives'],
  gap: { missingFen: number; missingItems: number; worthFen: number },
): Hint {
  return {
    id: offer.id,
    code: offer.code,
    name: offer.name,
    shopId: offer.shopId ?? null,
    gives,
    missingFen: gap.missingFen > 0 ? BigInt(gap.missingFen) : null,
    missingItems: gap.missingItems > 0 ? gap.missingItems : null,
    worthFen: BigInt(gap.worthFen),
  };
}

function addDealHints(hints: Hint[], model: Model, best: Best): void {
  const { cuts } = best.combination.settlement;
  const used: (readonly number[] | undefined)[] = [];
  const offOf: number[] = [];
  for (const cut of cuts) {
    used[cut.deal.index] = cut.lines;
    offOf[cut.deal.index] = cut.offFen;
  }
  for (const group of model.groups) {
    let current = 0;
    for (const deal of group.deals) current = Math.max(current, offOf[deal.index] ?? 0);
    for (const deal of group.deals) {
      const lines = participants(deal, best.basis, used);
      const gap = lines.length > 0 ? gapOf(deal, lines, best.basis) : null;
      if (gap && (gap.worthFen > current || (deal.bundle && current === 0)))
        hints.push(hint(deal.offer, 'discount', { ...gap, worthFen: Math.max(0, gap.worthFen - current) }));
    }
  }
}

function addFreightHints(hints: Hint[], model: Model, best: Best): void {
  for (const group of model.freight) {
    const feeFen = feeAt(group, best.basis.amounts);
    if (feeFen === 0 || group.freeFromFen === Infinity) continue;
    const missingFen = group.freeFromFen - amountOf(group, best.basis.amounts);
    const shopId = model.shops[group.shop]!;
    const offer = { id: `freight:${shopId}:${group.templateId}`, code: 0, name: '' };
    const common = { ...offer, shopId, gives: 'free-freight' as const, missingItems: null };
    hints.push({ ...common, missingFen: BigInt(missingFen), worthFen: BigInt(feeFen) });
  }
  for (const { offer, lines } of model.freightOffers) {
    const shop = model.shopOf[lines[0]!]!;
    const bill = best.freight.shops[shop]!;
    if (bill.feeFen === bill.offFen) continue;
    const own = lines.filter((i) => model.shopOf[i] === shop);
    const gap = missing(
      offer,
      own.map((i) => best.basis.amounts[i]!),
      own.map((i) => model.quantities[i]!),
    );
    const worthFen = Math.min(bill.feeFen, Number(offer.capFen ?? BigInt(bill.feeFen)));
    if (gap.missingFen + gap.missingItems > 0 && worthFen > bill.offFen)
      hints.push(hint(offer, 'free-freight', { ...gap, worthFen }));
  }
}

function addGiftHints(hints: Hint[], model: Model, best: Best): void {
  for (const scoped of model.gifts) {
    const base = giftBase(model, best, scoped);
    const gap = missing(scoped.offer, [base.fen], [base.items]);
    if (base.lines.length > 0 && gap.missingFen + gap.missingItems > 0)
      hints.push(hint(scoped.offer, 'gift', gap));
  }
}
