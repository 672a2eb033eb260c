import { now } from '../../platform/clock.ts';
import type { Database } from '../../platform/db.ts';
import { idNotFound, newId, type Id } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { followedCreators } from '../content/index.ts';
import { openBatchMemory, openBuyerFacts } from './buyer-facts.ts';
import type { GrabLane } from './grab-lane.ts';
import { given } from './issue-coupons.ts';
import { couponNotForYou } from './problems.ts';
import type { BatchRow } from './tables.ts';

export type Grab = (claim: {
  buyerId: Id<'person'>;
  batchId: Id<'couponBatch'>;
  key: string;
}) => Promise<Id<'coupon'>>;

/** Claims a coupon. Whom it is for is looked at here; whether there is one is decided in the lane. */
export function openGrab({ db }: Database, lane: GrabLane): Grab {
  const batchesOf = openBatchMemory(db);
  const factsOf = openBuyerFacts(db);

  async function isFor(
    buyerId: Id<'person'>,
    { body: { audience }, shop_id: shopId, creator_id: creatorId }: BatchRow,
  ) {
    if (!audience?.newBuyers && !audience?.members && !audience?.fans) return true;
    const { isNew, memberOf } = await factsOf({ buyerId, limited: [] });
    if (audience.newBuyers && !isNew) return false;
    if (audience.members && !memberOf.includes(shopId!)) return false;
    if (!audience.fans) return true;
    return (await followedCreators(db, buyerId)).some(({ creator_id: id }) => id === creatorId);
  }

  return async ({ buyerId, batchId, key }) => {
    const batch = (await batchesOf([batchId])).get(batchId);
    if (!batch) throw new Problem(idNotFound);
    if (!(await isFor(buyerId, batch))) throw new Problem(couponNotForYou);
    const claim = { buyerId, batchId, key, couponId: newId('coupon', buyerId), at: now() };
    return given(await lane.place(claim), batch.per_buyer);
  };
}
