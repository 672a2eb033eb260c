import type { Caller } from '../../platform/authorise.ts';
import type { Db, Tx } from '../../platform/db.ts';
import { fromWire, idNotFound, toWire, type Id } from '../../platform/ids.ts';
import { page } from '../../platform/paging.ts';
import { Problem } from '../../platform/problem.ts';
import { askedBy } from './activity-handlers.ts';
import { batchById, listBatches, type BatchState } from './coupons.sql.ts';
import { addStock, issueCoupons, sendCoupon, stopCoupons } from './issue-coupons.ts';
import { isOf, type Owner } from './owner.ts';
import type { CouponBatchDefinition } from './coupon.schemas.ts';
import { showBatch } from './show-coupons.ts';
import { batchIn } from './wire.ts';

/** What the handlers below take of a request; the three contracts (shop, creator, platform) give it in their own types. */
type Asked = {
  readonly db: Db;
  readonly tx: Tx;
  readonly caller: Caller;
  readonly shopId?: Id<'shop'>;
  readonly creatorId?: Id<'creator'>;
  readonly params: { readonly batchId: string };
  readonly query: { cursor?: string; limit?: number; state?: BatchState };
  readonly body: never;
  readonly idempotencyKey: string;
};

async function shownBatch(db: Db | Tx, batchId: Id<'couponBatch'>, by: Owner) {
  const batch = await batchById(db, batchId);
  if (!batch || !isOf(batch, by)) throw new Problem(idNotFound);
  return showBatch(batch);
}

const idIn = ({ params }: Asked) => fromWire('couponBatch', params.batchId);
const actor = (asked: Asked) => ({ by: askedBy(asked), actorId: asked.caller.personId });

/** One set of handlers for whoever issues coupons: the keys are those of `batchRoutes`. */
export const batchHandlers = {
  'GET /coupon-batches': async (asked: Asked) => {
    const { limit = 20, ...filter } = asked.query;
    return page(
      await listBatches(asked.db, { by: askedBy(asked), limit, ...filter }),
      limit,
      showBatch,
      (batch) => [batch.created_at.toISOString(), batch.batch_id],
    );
  },
  'POST /coupon-batches': async (asked: Asked) => {
    const definition = batchIn(asked.body as CouponBatchDefinition);
    const batchId = await issueCoupons(asked.tx, { ...actor(asked), definition });
    return shownBatch(asked.tx, batchId, askedBy(asked));
  },
  'GET /coupon-batches/:batchId': async (asked: Asked) => shownBatch(asked.db, idIn(asked), askedBy(asked)),
  'POST /coupon-batches/:batchId/stop': async (asked: Asked) => {
    const { reason } = asked.body as { reason: string };
    await stopCoupons(asked.tx, { ...actor(asked), batchId: idIn(asked), reason });
    return shownBatch(asked.tx, idIn(asked), askedBy(asked));
  },
  'POST /coupon-batches/:batchId/stock': async (asked: Asked) => {
    const { add } = asked.body as { add: number };
    await addStock(asked.tx, { ...actor(asked), batchId: idIn(asked), add });
    return shownBatch(asked.tx, idIn(asked), askedBy(asked));
  },
  'POST /coupon-batches/:batchId/sendings': async (asked: Asked) => {
    const buyerId = fromWire('person', (asked.body as { personId: string }).personId);
    const key = asked.idempotencyKey;
    const couponId = await sendCoupon(asked.tx, { ...actor(asked), batchId: idIn(asked), buyerId, key });
    return { couponId: toWire('coupon', couponId) };
  },
};
