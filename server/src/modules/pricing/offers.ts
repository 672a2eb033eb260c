import type { Buyer, Coupon, Promotion } from '@jishi/pricing';
import type { Database, Db } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import { remembered } from '../../platform/policy.ts';
import { followedCreators, readAttribution } from '../content/index.ts';
import { isInSplit, openBudgetDesk } from '../subsidies/index.ts';
import { openBatchConsents } from './batch-consents.ts';
import { openBuyerFacts, visitor, type BuyerFacts } from './buyer-facts.ts';
import type { CandidateQuestion, Candidates, OfferMeta, Offers, Pays } from './candidates.ts';
import { openHeldCoupons } from './held-coupons.ts';
import { asStacking, stackingPolicy } from './policy.ts';
import { promotionsOf } from './promotions-of.ts';
import { openSnapshot } from './snapshot.ts';
import { openStockLeft, type Left } from './stock-left.ts';

export type OfferOptions = {
  /** Reads which creator showed what; without it prices of creators do not apply. */
  readonly attributionSecret?: string | undefined;
};

/** What may apply to a cart, out of a snapshot in memory that is at most a second old. */
export function openOffers({ db }: Database, { attributionSecret }: OfferOptions = {}): Offers {
  const snapshot = openSnapshot(db);
  const factsOf = openBuyerFacts(db);
  const stockLeft = openStockLeft(db);
  const batchConsents = openBatchConsents(db);
  const couponsOf = openHeldCoupons(db, batchConsents);
  const desk = openBudgetDesk(db);

  async function candidates({
    buyerId,
    skus,
    attributionTokens,
    afresh = false,
  }: CandidateQuestion): Promise<Candidates> {
    if (afresh) {
      desk.refresh();
      await snapshot.refresh();
    } else await snapshot.fresh();
    const going = snapshot.reaching(skus);
    const limited = going.filter(({ row }) => row.per_buyer !== null).map(({ row }) => row.activity_id);
    const stocked = going.filter((one) => one.stocked.size > 0).map(({ row }) => row.activity_id);
    const [facts, left, budgets, rules] = await Promise.all([
      buyerId === null ? visitor : factsOf({ buyerId, limited }),
      stocked.length === 0 ? new Map<Id<'activity'>, Left>() : stockLeft(stocked, { afresh }),
      desk.open(buyerId),
      remembered(db, stackingPolicy),
    ]);
    const gives = paidFrom(budgets);
    const meta = new Map<string, OfferMeta>();
    const promotions = going
      .filter(({ row, promotion }) => gives(row.budget_id, promotion.funding))
      .flatMap((one) => promotionsOf(one, skus, { facts, left: left.get(one.row.activity_id), meta }));
    const coupons = await couponsOf(facts, skus, { gives, meta, afresh });
    const shownBy = shownByOf(attributionTokens, attributionSecret);
    const buyer = await buyerOf(db, buyerId, facts, [...promotions, ...coupons]);
    return { promotions, coupons, buyer, stacking: asStacking(rules), meta, shownBy, budgets };
  }

  const pays = async (buyerId: Id<'person'> | null): Promise<Pays> => paidFrom(await desk.open(buyerId));

  return { candidates, pays, refresh: () => snapshot.refresh(), snapshot, batchConsents };
}

const paidFrom =
  (budgets: Candidates['budgets']): Pays =>
  (budgetId, funding) => {
    if (budgetId === null) return true;
    const budget = budgets.get(budgetId);
    if (budget === undefined || (budget.forBuyerFen !== null && budget.forBuyerFen <= 0n)) return false;
    // Offers are held to the split when they are saved; one that is older than that rule must not slip through.
    return isInSplit(funding, budget.split);
  };

function shownByOf(
  tokens: CandidateQuestion['attributionTokens'],
  secret: string | undefined,
): Candidates['shownBy'] {
  if (!tokens || secret === undefined) return new Map();
  const shown = [...tokens].flatMap(([skuId, token]) => {
    const attribution = readAttribution(secret, token);
    return attribution ? [[skuId, { creatorId: attribution.creatorId }] as const] : [];
  });
  return new Map(shown);
}

/** Whom a buyer follows is read only when an offer asks for it. */
async function buyerOf(
  db: Db,
  buyerId: Id<'person'> | null,
  { isNew, memberOf }: BuyerFacts,
  offers: readonly (Promotion | Coupon)[],
): Promise<Buyer> {
  const fansOnly = buyerId !== null && offers.some(({ audience }) => audience?.fanOfCreatorId !== undefined);
  const follows = fansOnly ? await followedCreators(db, buyerId) : [];
  return { isNew, memberOfShopIds: memberOf, fanOfCreatorIds: follows.map(({ creator_id: id }) => id) };
}
