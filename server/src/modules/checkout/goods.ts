import type { Quote } from '@jishi/pricing';
import type { Database } from '../../platform/db.ts';
import { fromWire, type Id } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { openSkuCache, type SkuForSale } from '../catalog/index.ts';
import type { Terms } from '../commission/index.ts';
import { openOffers, quote, type Candidates } from '../pricing/index.ts';
import type { OfferChoices } from './choices.ts';
import { rememberedTerms } from './freight-terms.ts';
import { affordable, offersToLeave, paidFromCommission, withSomebodyToPay } from './funding.ts';
import { notOnSale } from './problems.ts';

export type WantedGoods = {
  readonly skuId: Id<'sku'>;
  readonly quantity: number;
  readonly attributionToken: string | null;
};
/** Something that comes free with an offer; without `sku` it cannot be had any more. */
export type Gift = {
  readonly offerId: string;
  readonly skuId: Id<'sku'>;
  readonly quantity: number;
  readonly sku: SkuForSale | undefined;
};
export type PricedGoods = {
  readonly goods: readonly (WantedGoods & { readonly sku: SkuForSale })[];
  readonly quoted: Quote;
  readonly gifts: readonly Gift[];
  /** What was considered, and where each offer comes from. */
  readonly offers: Candidates;
};
export type PriceFor = {
  readonly buyerId: Id<'person'> | null;
  readonly regionCode?: string | undefined;
  readonly choices?: OfferChoices | undefined;
};

/** Lines as they came: a SKU named twice is one line with the sum. */
export function wantedGoods(
  lines: readonly { skuId: string; quantity: number; attributionToken?: string }[],
): WantedGoods[] {
  const wanted = new Map<string, WantedGoods>();
  for (const { skuId, quantity, attributionToken } of lines) {
    const known = wanted.get(skuId);
    wanted.set(skuId, {
      skuId: fromWire('sku', skuId),
      quantity: quantity + (known?.quantity ?? 0),
      attributionToken: attributionToken ?? known?.attributionToken ?? null,
    });
  }
  return [...wanted.values()];
}

export type Goods = {
  /** Priced from what is remembered for a moment; the order lane compares the versions when it charges. */
  price(wanted: readonly WantedGoods[], of: PriceFor): Promise<PricedGoods>;
  /** Priced from what the database says now, which is what everybody is shown from then on. */
  priceAfresh(wanted: readonly WantedGoods[], of: PriceFor): Promise<PricedGoods>;
};

/** What prices of creators need: who showed what, and what that earns them. Without it they do not apply. */
export type Creators = { readonly attributionSecret: string; readonly termsOf: Terms };

export function openGoods(database: Database, creators?: Creators): Goods {
  const { db } = database;
  const skuCache = openSkuCache(db);
  const freightTerms = rememberedTerms(db);
  const offersFor = openOffers(database, { attributionSecret: creators?.attributionSecret });

  async function price(
    wanted: readonly WantedGoods[],
    { buyerId, regionCode, choices }: PriceFor,
    afresh: boolean,
  ): Promise<PricedGoods> {
    const read = afresh ? skuCache.afresh : skuCache.recent;
    const goods = withSkus(wanted, await read(wanted.map(({ skuId }) => skuId)));
    const skus = goods.map(({ sku }) => sku);
    const [freight, found] = await Promise.all([
      afresh ? freightTerms.afresh(skus) : freightTerms.recent(skus),
      offersFor.candidates({
        buyerId,
        skus,
        afresh,
        attributionTokens: new Map(goods.map(({ skuId, attributionToken }) => [skuId, attributionToken])),
      }),
    ]);
    const offers = withSomebodyToPay(found);
    const terms = creators && paidFromCommission(offers) ? await creators.termsOf(shownBy(goods)) : noTerms;
    const quoteWithout = (left: readonly string[]) =>
      quote({
        lines: goods,
        freightTemplates: freight.templates,
        templateIdOf: freight.templateIdOf,
        regionCode,
        offers,
        choices: {
          chosenIds: choices?.couponIds,
          deselectedIds: offersToLeave(offers, choices),
        },
        unfundedIds: left,
      });
    const quoted = affordable(quoteWithout, offers, terms);
    return { goods, quoted, offers, gifts: await withGiftSkus(quoted, read) };
  }

  return {
    price: (wanted, of) => price(wanted, of, false),
    priceAfresh: (wanted, of) => price(wanted, of, true),
  };
}

const noTerms: Awaited<ReturnType<Terms>> = new Map();
const shownBy = (goods: PricedGoods['goods']) =>
  goods.map(({ sku, attributionToken }) => ({ ...sku, attributionToken }));

type ReadSkus = (skuIds: readonly Id<'sku'>[]) => Promise<ReadonlyMap<Id<'sku'>, SkuForSale>>;

/** A gift goes with the order of its shop; where nothing is bought of that shop, or it was withdrawn, it is not to be had. */
async function withGiftSkus(quoted: Quote, read: ReadSkus): Promise<Gift[]> {
  if (quoted.gifts.length === 0) return [];
  const skus = await read(quoted.gifts.map(({ skuId }) => skuId as Id<'sku'>));
  const shops = new Set(quoted.shops.map(({ shopId }) => shopId));
  return quoted.gifts.map(({ id: offerId, skuId, quantity }) => {
    const sku = skus.get(skuId as Id<'sku'>);
    const there = sku?.state === 'for_sale' && shops.has(sku.shopId);
    return { offerId, skuId: skuId as Id<'sku'>, quantity, sku: there ? sku : undefined };
  });
}

function withSkus(
  wanted: readonly WantedGoods[],
  skus: ReadonlyMap<Id<'sku'>, SkuForSale>,
): PricedGoods['goods'] {
  return wanted.map((line) => {
    const sku = skus.get(line.skuId);
    if (!sku) throw new Problem(notOnSale, { skuIds: [line.skuId] });
    return { ...line, sku };
  });
}
