import type { Db } from '../../platform/db.ts';
import { toWire } from '../../platform/ids.ts';
import type { Locale } from '../../platform/problem.ts';
import { peopleByIds, shopsByIds } from '../identity/index.ts';
import type { ReviewRow } from './tables.ts';
import { showShopReviews } from './view.ts';

/** Reviews as operators see them: with the shop, who wrote them, and who hid them why. */
export async function showModeratedReviews(db: Db, rows: readonly ReviewRow[], locale: Locale) {
  const hiders = rows.flatMap((row) => row.hidden_by ?? []);
  const [shown, shops, people] = await Promise.all([
    showShopReviews(db, rows, locale),
    shopsByIds(db, [...new Set(rows.map((row) => row.shop_id))]),
    peopleByIds(db, [...new Set(hiders)]),
  ]);
  return shown.map((review, n) => {
    const { shop_id: shopId, buyer_id: buyerId, ...row } = rows[n]!;
    return {
      ...review,
      shop: { shopId: toWire('shop', shopId), name: shops.get(shopId)?.name ?? { zh: '', en: '' } },
      buyerId: toWire('person', buyerId),
      hidden: row.hidden_at && {
        at: row.hidden_at.toISOString(),
        by: row.hidden_by && (people.get(row.hidden_by)?.nickname ?? null),
        reason: row.hidden_reason,
      },
    };
  });
}
