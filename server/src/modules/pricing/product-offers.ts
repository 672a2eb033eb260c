import type { Coupon, Quote } from '@jishi/pricing';
import type { Db } from '../../platform/db.ts';
import { toWire, type Id } from '../../platform/ids.ts';
import { fenOut } from '../../platform/money.ts';
import type { Locale } from '../../platform/problem.ts';
import { skusForSale, type SkuForSale } from '../catalog/index.ts';
import type { Candidates, OfferMeta, Offers } from './candidates.ts';
import { covers, needsConsent, nobodyAgreed, type Consent } from './consent.ts';
import { claimedBy, openBatches, type CountedBatch } from './coupons.sql.ts';
import { openLeaves } from './leaves.ts';
import { ownerOf } from './owner.ts';
import { quote } from './quote.ts';
import { reaches } from './reach.ts';
import { discountedSince, lowsBefore, neverSold, strikeOf } from './strike.ts';
import { toCoupon } from './to-offer.ts';
import { subtypeName } from './activity.ts';

/** One piece of a SKU at the best price this buyer can get: with what runs, what they hold, and what they can claim. */
export type OnePiece = {
  readonly sku: SkuForSale;
  readonly quoted: Quote;
  readonly offers: Candidates;
  /** Batches this SKU can use, claimable or not. */
  readonly batches: readonly CountedBatch[];
};

/** Most batches of coupons that are looked at for a list of goods. */
const mostBatches = 300;
const toClaim = 'claim:';

/** Prices of single pieces: one question for each SKU, one read for all of them. */
export async function pricesOfOne(
  db: Db,
  offers: Offers,
  { skuIds, buyerId }: { skuIds: readonly Id<'sku'>[]; buyerId: Id<'person'> | null },
): Promise<Map<Id<'sku'>, OnePiece>> {
  const skus = [...(await skusForSale(db, skuIds)).values()].filter(({ state }) => state === 'for_sale');
  if (skus.length === 0) return new Map();
  const known = await offers.candidates({ buyerId, skus });
  const issued = await issuedFor(db, offers, skus, buyerId);
  return new Map(skus.map((sku) => [sku.skuId, onePiece(sku, known, issued)]));
}

function onePiece(sku: SkuForSale, known: Candidates, issued: readonly Issued[]): OnePiece {
  const own = issued.filter(({ coupon, consent }) => covers(consent, sku) && reaches(coupon, sku));
  const offers = withCoupons(
    known,
    own.filter(({ claimable }) => claimable),
    sku,
  );
  const quoted = quote({
    lines: [{ sku, quantity: 1 }],
    freightTemplates: [],
    templateIdOf: () => undefined,
    offers,
  });
  return { sku, quoted, offers, batches: own.map(({ batch }) => batch) };
}

type Issued = {
  readonly batch: CountedBatch;
  readonly coupon: Coupon;
  readonly claimable: boolean;
  readonly consent: Consent | null;
};

/** The coupons that are given out for these goods, as the engine would take them, and whether this buyer can have one. */
async function issuedFor(
  db: Db,
  offers: Offers,
  skus: readonly SkuForSale[],
  buyerId: Id<'person'> | null,
): Promise<Issued[]> {
  const batches = await batchesFor(db, skus);
  const batchIds = batches.map(({ batch_id: id }) => id);
  const had = await claimedBy(db, buyerId, batchIds);
  const [leavesOf, pays] = [await openLeaves(db), await offers.pays(buyerId)];
  const asked = batches.filter((batch) => needsConsent(ownerOf(batch), batch.body));
  const consents = await offers.batchConsents(asked.map(({ batch_id: id }) => id));
  return batches.map((batch) => {
    const coupon = toCoupon(`${toClaim}${batch.batch_id}`, ownerOf(batch), batch.body, { leavesOf });
    const some = batch.claimed < batch.total && (had.get(batch.batch_id) ?? 0) < batch.per_buyer;
    return {
      batch,
      coupon,
      claimable: some && pays(batch.budget_id, coupon.funding),
      consent: asked.includes(batch) ? (consents.get(batch.batch_id)?.consent ?? nobodyAgreed) : null,
    };
  });
}

async function batchesFor(db: Db, skus: readonly SkuForSale[]): Promise<CountedBatch[]> {
  const shopIds = [...new Set(skus.map(({ shopId }) => shopId))];
  const [ofShops, ofPlatform] = [
    await openBatches(db, { shopIds, limit: mostBatches }),
    await openBatches(db, { owner: 'platform', limit: mostBatches }),
  ];
  return [...ofShops, ...ofPlatform];
}

function withCoupons(known: Candidates, claimable: readonly Issued[], sku: SkuForSale): Candidates {
  const held = new Set([...known.meta.values()].map(({ batchId }) => batchId));
  const more = claimable.filter(({ batch }) => !held.has(batch.batch_id));
  const about = more.map(({ batch, coupon }): [string, OfferMeta] => [
    coupon.id,
    {
      kind: 'coupon',
      batchId: batch.batch_id,
      version: batch.version,
      budgetId: batch.budget_id,
      nameEn: batch.name_en,
    },
  ]);
  return {
    ...known,
    promotions: known.promotions.filter((promotion) => reaches(promotion, sku)),
    coupons: [...known.coupons.filter((coupon) => reaches(coupon, sku)), ...more.map(({ coupon }) => coupon)],
    meta: new Map([...known.meta, ...about]),
  };
}

/** What a card says of the price: the single-item price that won, else the first discount. */
export function tagOf({ applied }: Quote, locale: Locale): string | null {
  const first = applied.find(({ layer }) => layer === 'item') ?? applied[0];
  return first ? subtypeName(first.code)[locale] : null;
}

/** Card prices of products: the lowest that one piece of any of its SKUs costs. */
export async function productPriceTags(
  db: Db,
  offers: Offers,
  {
    skusOf,
    buyerId,
    locale,
  }: {
    skusOf: ReadonlyMap<Id<'product'>, readonly Id<'sku'>[]>;
    buyerId: Id<'person'> | null;
    locale: Locale;
  },
) {
  const skuIds = [...skusOf.values()].flat();
  const prices = await pricesOfOne(db, offers, { skuIds, buyerId });
  const best = [...skusOf].flatMap(([productId, own]) => {
    const piece = own.flatMap((skuId) => prices.get(skuId) ?? []).toSorted(byPayable)[0];
    return piece ? [{ productId, piece }] : [];
  });
  const strikes = await strikesOf(
    db,
    best.map(({ piece }) => piece),
  );
  return best.map(({ productId, piece }) => {
    const { payableFen } = piece.quoted.totals;
    return {
      productId: toWire('product', productId),
      listFen: fenOut(piece.sku.priceFen),
      payableFen: fenOut(payableFen),
      strikeFen: strikes(piece),
      tag: payableFen < piece.sku.priceFen ? tagOf(piece.quoted, locale) : null,
    };
  });
}

const byPayable = (a: OnePiece, b: OnePiece) =>
  Number(a.quoted.totals.payableFen - b.quoted.totals.payableFen);

/** What may be struck through beside each price. */
export async function strikesOf(
  db: Db,
  pieces: readonly OnePiece[],
): Promise<(piece: OnePiece) => number | null> {
  const lows = await lowsBefore(
    db,
    pieces.map(({ sku, quoted, offers }) => ({ skuId: sku.skuId, before: discountedSince(quoted, offers) })),
  );
  return ({ sku, quoted }) => {
    const fen = strikeOf(sku.priceFen, lows.get(sku.skuId) ?? neverSold, quoted.totals.payableFen);
    return fen === null ? null : fenOut(fen);
  };
}
