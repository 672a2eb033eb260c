/**
 * What a shop builds on a general rules engine: one rule per offer whose conditions are thresholds and audience, and a
 * loop that applies the best event of each kind. It finds no optimum, explains nothing and apportions nothing: the
 * price engine does all of that in the time this one needs to match conditions.
 */
import type { Coupon, PriceRequest, Promotion } from '@jishi/pricing';
import jsonRulesEngine from 'json-rules-engine';

type Facts = Record<string, number | boolean>;
type Condition = { fact: string; operator: string; value: number | boolean };

const { Engine } = jsonRulesEngine;

export function rulesEngineFor(request: PriceRequest): (request: PriceRequest) => Promise<number> {
  const engine = new Engine([], { allowUndefinedFacts: true });
  for (const offer of [...(request.promotions ?? []), ...(request.coupons ?? [])]) {
    engine.addRule({
      conditions: { all: conditionsOf(offer) },
      event: { type: `${offer.code}`, params: { offFen: roughlyOff(offer) } },
    });
  }
  return async (cart) => {
    const facts = factsOf(cart);
    const { events } = await engine.run(facts);
    const best = new Map<string, number>();
    for (const event of events)
      best.set(event.type, Math.max(best.get(event.type) ?? 0, Number(event.params?.offFen)));
    let payable = Number(facts.amount);
    for (const off of best.values()) payable = Math.max(0, payable - off);
    return payable;
  };
}

function factsOf(request: PriceRequest): Facts {
  const facts: Facts = { amount: 0, nowMs: request.nowMs, newBuyer: request.buyer?.isNew ?? false };
  for (const shopId of request.buyer?.memberOfShopIds ?? []) facts[`member ${shopId}`] = true;
  for (const line of request.lines) {
    const amount = Number(line.unitPriceFen) * line.quantity;
    facts.amount = Number(facts.amount) + amount;
    facts[`amount ${line.shopId}`] = Number(facts[`amount ${line.shopId}`] ?? 0) + amount;
    facts[`items ${line.shopId}`] = Number(facts[`items ${line.shopId}`] ?? 0) + line.quantity;
    facts[`sku ${line.skuId}`] = true;
  }
  return facts;
}

function conditionsOf(offer: Promotion | Coupon): Condition[] {
  const conditions: Condition[] = [
    { fact: 'nowMs', operator: 'greaterThanInclusive', value: offer.startsAtMs ?? 0 },
    { fact: 'nowMs', operator: 'lessThan', value: offer.endsAtMs ?? Number.MAX_SAFE_INTEGER },
  ];
  const amount = offer.shopId === undefined ? 'amount' : `amount ${offer.shopId}`;
  if (offer.audience?.newBuyer) conditions.push({ fact: 'newBuyer', operator: 'equal', value: true });
  if (offer.audience?.memberOfShopId)
    conditions.push({ fact: `member ${offer.audience.memberOfShopId}`, operator: 'equal', value: true });
  if (offer.scope?.skuIds)
    conditions.push({ fact: `sku ${offer.scope.skuIds[0]}`, operator: 'equal', value: true });
  if (offer.kind === 'coupon' || offer.kind === 'welcome') {
    conditions.push({ fact: amount, operator: 'greaterThanInclusive', value: Number(offer.thresholdFen) });
  }
  if (offer.kind === 'amount-tiers') {
    conditions.push({
      fact: amount,
      operator: 'greaterThanInclusive',
      value: Number(offer.tiers[0]?.minAmountFen ?? 0n),
    });
  }
  if (offer.kind === 'quantity-tiers') {
    conditions.push({
      fact: `items ${offer.shopId}`,
      operator: 'greaterThanInclusive',
      value: offer.tiers[0]?.minQuantity ?? 0,
    });
  }
  return conditions;
}

function roughlyOff(offer: Promotion | Coupon): number {
  if (offer.kind === 'coupon' || offer.kind === 'welcome')
    return offer.benefit.kind === 'off' ? Number(offer.benefit.offFen) : 1_000;
  return offer.kind === 'every-amount' ? Number(offer.offFen) : 500;
}
