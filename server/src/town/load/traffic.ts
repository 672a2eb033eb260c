import type { Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import { recordProductViews, recordVideoDays } from '../../modules/analytics/index.ts';
import { town, type Plan } from '../index.ts';
import type { Residents } from './people.ts';
import type { Goods } from './shops.ts';
import type { Films } from './films.ts';

/** A month of looking, as the counting of signals would have left it. */
export async function recordTraffic(
  tx: Tx,
  { creators }: Residents,
  goods: Goods,
  films: Films,
  plan: Plan,
): Promise<void> {
  const creatorOf = new Map(town.videos.map(({ key, creator }) => [key, creators.get(creator)!]));
  await recordVideoDays(
    tx,
    plan.videoDays.map(({ video, day, exposures, plays, completions, productClicks }) => ({
      videoId: films.get(video)!,
      creatorId: creatorOf.get(video)!,
      day,
      exposures,
      plays,
      completes: completions,
      productClicks,
    })),
  );
  const shopOf = new Map(
    town.shops.flatMap((shop) =>
      shop.products.map(({ key }) => [key, goods.shops.get(shop.key)!] as [string, Id<'shop'>]),
    ),
  );
  await recordProductViews(
    tx,
    plan.productDays.map(({ product, day, views }) => ({
      productId: goods.products.get(product)!,
      shopId: shopOf.get(product)!,
      day,
      views,
    })),
  );
}
