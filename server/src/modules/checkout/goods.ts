import type { Quote } from '@jishi/pricing';
import type { Database, Db } from '../../platform/db.ts';
import { fromWire, type Id } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { openSkuCache, skusForSale, type SkuForSale } from '../catalog/index.ts';
import { freightTemplatesFor, type FreightTemplates } from '../logistics/index.ts';
import { quote } from '../pricing/index.ts';
import { notOnSale } from './problems.ts';

export type WantedGoods = {
  readonly skuId: Id<'sku'>;
  readonly quantity: number;
  readonly attributionToken: string | null;
};
export type PricedGoods = {
  readonly goods: readonly (WantedGoods & { readonly sku: SkuForSale })[];
  readonly quoted: Quote;
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
  price(wanted: readonly WantedGoods[], regionCode?: string): Promise<PricedGoods>;
  /** Priced from what the database says now. */
  priceAfresh(wanted: readonly WantedGoods[], regionCode?: string): Promise<PricedGoods>;
};

/** How long freight terms are remembered. A buyer is charged what was shown, so a template changed just now may count a moment later. */
const termsFreshMs = 500;

export function openGoods({ db }: Database): Goods {
  const remembered = openSkuCache(db);
  const terms = rememberedTerms(db);
  return {
    async price(wanted, regionCode) {
      const goods = withSkus(wanted, await remembered(wanted.map(({ skuId }) => skuId)));
      return priced(goods, await terms(goods.map(({ sku }) => sku)), regionCode);
    },
    async priceAfresh(wanted, regionCode) {
      const goods = withSkus(
        wanted,
        await skusForSale(
          db,
          wanted.map(({ skuId }) => skuId),
        ),
      );
      return priced(
        goods,
        await freightTemplatesFor(
          db,
          goods.map(({ sku }) => sku),
        ),
        regionCode,
      );
    },
  };
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

function priced(
  goods: PricedGoods['goods'],
  { templates, templateIdOf }: FreightTemplates,
  regionCode: string | undefined,
): PricedGoods {
  return { goods, quoted: quote({ lines: goods, freightTemplates: templates, templateIdOf, regionCode }) };
}

/** One read for all who ask for the same shops within a moment. */
function rememberedTerms(db: Db): (skus: readonly SkuForSale[]) => Promise<FreightTemplates> {
  const known = new Map<string, { at: number; terms: Promise<FreightTemplates> }>();
  return (skus) => {
    const shops = [...new Set(skus.map(({ shopId }) => shopId))].toSorted().join();
    const time = performance.now();
    const found = known.get(shops);
    if (found && time - found.at < termsFreshMs) return found.terms;
    if (known.size > 5_000) known.clear();
    const terms = freightTemplatesFor(db, skus);
    known.set(shops, { at: time, terms });
    terms.catch(() => known.delete(shops));
    return terms;
  };
}
