import type { Database, Tx } from '../../platform/db.ts';
import { newId, type Id } from '../../platform/ids.ts';
import { insertImpressions, rank, snapshots } from '../../modules/distribution/index.ts';
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

/** Each film was served a moment ago, so that its creator sees what its score is made of. */
export async function recordRanking(database: Database, plan: Plan): Promise<void> {
  const { candidates, weights, policyVersion } = await snapshots(database.db)();
  const viewer = { follows: new Set<string>(), likes: new Set<string>(), hidden: new Set<string>() };
  const nowMs = plan.endsAt.getTime();
  const slate = rank({ candidates, viewer, weights, nowMs, seed: 1 });
  await insertImpressions(
    database.db,
    slate.map(({ candidate, score, terms, source }, slot) => ({
      impressionId: newId('impression'),
      videoId: candidate.videoId as Id<'video'>,
      creatorId: candidate.creatorId as Id<'creator'>,
      personId: null,
      source,
      slot,
      score,
      terms,
      policyVersion,
      servedAt: plan.endsAt,
    })),
  );
}
