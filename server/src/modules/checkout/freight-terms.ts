import type { Db } from '../../platform/db.ts';
import type { SkuForSale } from '../catalog/index.ts';
import { freightTemplatesFor, type FreightTemplates } from '../logistics/index.ts';

/** How long freight terms are remembered. A buyer is charged what was shown, so a template changed just now may count a moment later. */
const termsFreshMs = 500;

type ReadTerms = (skus: readonly SkuForSale[]) => Promise<FreightTemplates>;

/** One read for all who ask for the same shops within a moment; `afresh` reads now, for all who ask after. */
export function rememberedTerms(db: Db): { readonly recent: ReadTerms; readonly afresh: ReadTerms } {
  const known = new Map<string, { at: number; terms: Promise<FreightTemplates> }>();
  const keyOf = (skus: readonly SkuForSale[]) =>
    [...new Set(skus.map(({ shopId }) => shopId))].toSorted().join();

  function afresh(skus: readonly SkuForSale[]): Promise<FreightTemplates> {
    const shops = keyOf(skus);
    if (known.size > 5_000) known.clear();
    const terms = freightTemplatesFor(db, skus);
    known.set(shops, { at: performance.now(), terms });
    terms.catch(() => known.get(shops)?.terms === terms && known.delete(shops));
    return terms;
  }

  function recent(skus: readonly SkuForSale[]): Promise<FreightTemplates> {
    const found = known.get(keyOf(skus));
    return found && performance.now() - found.at < termsFreshMs ? found.terms : afresh(skus);
  }

  return { recent, afresh };
}
