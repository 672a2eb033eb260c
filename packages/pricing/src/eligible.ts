/** Whether an offer may look at this cart at all, and at which of its lines. */
import type { AnyOffer, Audience, Scope } from './promotion.ts';
import type { Buyer, Line, PriceRequest } from './request.ts';
import type { TriedReason } from './quote.ts';
import { covers } from './region.ts';

export type Eligibility = { readonly lines: readonly number[] } | { readonly reason: TriedReason };

export function eligible(offer: AnyOffer, request: PriceRequest, lines: readonly Line[]): Eligibility {
  if (request.choices?.deselectedIds?.includes(offer.id)) return { reason: 'deselected' };
  if (request.unfundedIds?.includes(offer.id)) return { reason: 'unfunded' };
  if (offer.startsAtMs !== undefined && request.nowMs < offer.startsAtMs) return { reason: 'not-started' };
  if (offer.endsAtMs !== undefined && request.nowMs >= offer.endsAtMs) return { reason: 'ended' };
  if (offer.audience && !welcomes(offer.audience, request.buyer ?? {}))
    return { reason: 'not-for-this-buyer' };
  const inScope: number[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (offer.shopId !== undefined && offer.shopId !== line.shopId) continue;
    if (offer.scope === undefined || contains(offer.scope, line)) inScope.push(i);
  }
  return inScope.length > 0 ? { lines: inScope } : { reason: 'not-for-these-lines' };
}

function contains(scope: Scope, line: Line): boolean {
  return (
    lists(scope.shopIds, line.shopId) &&
    lists(scope.categoryIds, line.categoryId) &&
    lists(scope.spuIds, line.spuId) &&
    lists(scope.skuIds, line.skuId) &&
    lists(scope.creatorIds, line.creatorId) &&
    lists(scope.placements, line.placement) &&
    !(scope.exceptSpuIds?.includes(line.spuId) ?? false)
  );
}

function lists(list: readonly string[] | undefined, value: string | undefined): boolean {
  return list === undefined || (value !== undefined && list.includes(value));
}

function welcomes(audience: Audience, buyer: Buyer): boolean {
  const { memberOfShopId, fanOfCreatorId, regionCodes } = audience;
  const { regionCode } = buyer;
  if (audience.newBuyer && !buyer.isNew) return false;
  if (memberOfShopId !== undefined && !buyer.memberOfShopIds?.includes(memberOfShopId)) return false;
  if (fanOfCreatorId !== undefined && !buyer.fanOfCreatorIds?.includes(fanOfCreatorId)) return false;
  return !regionCodes || (regionCode !== undefined && regionCodes.some((code) => covers(code, regionCode)));
}
