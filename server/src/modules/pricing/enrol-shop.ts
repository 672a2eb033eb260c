import { audit } from '../../platform/audit.ts';
import type { Db, Tx } from '../../platform/db.ts';
import { idNotFound, toWire, type Id } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { productsByIds, type SkuForSale } from '../catalog/index.ts';
import { needsConsent } from './consent.ts';
import { isOpen, isOver, keepsAll, type Called, type CallId } from './enrolment.ts';
import { endEnrolment, enrolmentOf, lockCall, setEnrolment, touchOffer } from './enrolments.sql.ts';
import { leastUnitFen } from './least-price.ts';
import { openLeaves } from './leaves.ts';
import { offerOf } from './offer-of-call.ts';
import { lowest30Days } from './price-history.sql.ts';
import {
  enrolmentClosed,
  enrolmentPriceAboveLow,
  productNotReached,
  scopeNotYours,
  versionOutdated,
} from './problems.ts';
import { reaches } from './reach.ts';
import { skusOfShop } from './skus-reached.ts';
import { yuan } from './words.ts';

type Act = {
  readonly shopId: Id<'shop'>;
  readonly callId: CallId;
  readonly actorId: Id<'person'> | null;
};
type Enrol = Act & {
  /** The version of the terms that the shop has in front of it. */
  readonly seenVersion: number;
  /** Null: everything of the shop, also what comes later. */
  readonly productIds: readonly Id<'product'>[] | null;
};

/** A shop agrees to pay its part for its goods, or for those it chooses; again: with other goods, or to newer terms. */
export async function enrolShop(
  tx: Tx,
  { shopId, callId, actorId, seenVersion, productIds }: Enrol,
): Promise<void> {
  const call = await foundCall(tx, callId);
  const known = await enrolmentOf(tx, shopId, callId);
  const takesPart = known !== undefined && known.leftAt === null;
  if (!(takesPart ? !isOver(call) : isOpen(call))) throw new Problem(enrolmentClosed);
  if (call.version !== seenVersion) throw new Problem(versionOutdated, { version: call.version });
  await checkGoods(tx, call, { shopId, productIds });
  await setEnrolment(tx, { shopId, callId, agreedVersion: call.version, productIds, actorId });
  await touchOffer(tx, call, { fewer: takesPart && !keepsAll(known.productIds, productIds) });
  await audit(tx, {
    actorId,
    action: 'pricing.shop_enrolled',
    subject: toWire('enrolmentCall', callId),
    shopId,
    details: { version: call.version, products: productIds?.map((id) => toWire('product', id)) ?? 'all' },
  });
}

/** From the next order on the shop pays nothing of it; what was ordered stays. */
export async function withdrawShop(tx: Tx, { shopId, callId, actorId }: Act): Promise<void> {
  const call = await foundCall(tx, callId);
  const known = await enrolmentOf(tx, shopId, callId);
  if (!known) throw new Problem(idNotFound);
  if (known.leftAt !== null) return;
  await endEnrolment(tx, { shopId, callId, actorId });
  await touchOffer(tx, call, { fewer: true });
  await audit(tx, {
    actorId,
    action: 'pricing.shop_withdrawn',
    subject: toWire('enrolmentCall', callId),
    shopId,
    details: { version: call.version },
  });
}

async function foundCall(tx: Tx, callId: CallId): Promise<Called> {
  const call = await lockCall(tx, callId);
  if (!call) throw new Problem(idNotFound);
  return call;
}

/** What is chosen is the shop's own and takes part; a price for single items is at most the lowest paid in 30 days. */
async function checkGoods(
  db: Db | Tx,
  call: Called,
  { shopId, productIds }: Pick<Enrol, 'shopId' | 'productIds'>,
): Promise<void> {
  const products = await productsByIds(db, productIds ?? []);
  if (productIds?.some((id) => products.get(id)?.shopId !== shopId)) throw new Problem(scopeNotYours);
  const offer = offerOf(call, await openLeaves(db));
  const skus = (await skusOfShop(db, shopId, productIds)).filter((sku) => reaches(offer, sku));
  const missed = productIds?.find((id) => !skus.some(({ productId }) => productId === id));
  if (missed) throw new Problem(productNotReached, { productId: toWire('product', missed) });
  if (offer.kind !== 'item-price' || !needsConsent({ owner: 'platform' }, call.body)) return;
  const lowest = await lowest30Days(
    db,
    skus.map(({ skuId }) => skuId),
  );
  const dear = skus.find((sku) => (leastUnitFen(offer, sku) ?? 0n) > (lowest.get(sku.skuId) ?? sku.priceFen));
  if (dear) throw new Problem(enrolmentPriceAboveLow, aboveLow(dear, leastUnitFen(offer, dear)!, lowest));
}

function aboveLow(
  { skuId, title, titleEn, priceFen: listFen }: SkuForSale,
  priceFen: bigint,
  lowest: ReadonlyMap<Id<'sku'>, bigint>,
) {
  return {
    product: { zh: title, en: titleEn ?? title },
    price: yuan(priceFen),
    low: yuan(lowest.get(skuId) ?? listFen),
  };
}
