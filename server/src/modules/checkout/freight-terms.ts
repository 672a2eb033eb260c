import type { Db } from '../../platform/db.ts';
import type { SkuForSale } from '../catalog/index.ts';
import { freightTemplatesFor, type FreightTemplates } from '../logistics/index.ts';

/** How long freight terms are remembered. A buyer is charged what was shown, so a template changed just now may count a moment later. */
const termsFreshMs = 500;

/** One read for all who ask for the same shops within a moment. */
export function rememberedTerms(db: Db): (skus: readonly SkuForSale[]) => Promise<FreightTemplates> {
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
