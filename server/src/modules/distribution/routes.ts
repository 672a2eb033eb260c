import { routes } from '../../platform/endpoint.ts';
import { fromWire, toWire, type Id } from '../../platform/ids.ts';
import type { House } from '../../platform/module.ts';
import { productCards } from '../catalog/index.ts';
import { mintAttribution, showVideos } from '../content/index.ts';
import { distributionContract } from './contract.ts';
import { setDislike } from './distribution.sql.ts';
import type { ImpressionLog } from './impression-log.ts';
import { serveFeed } from './serve-feed.ts';
import type { Snapshot } from './snapshot.ts';
import { reasonsFor, termsFor } from './words.ts';

export const distributionRoutes = (
  { config }: House,
  snapshot: () => Promise<Snapshot>,
  impressions: ImpressionLog,
) =>
  routes(distributionContract, {
    'GET /feed': async ({
      db,
      caller,
      locale,
      query: { tab = 'recommend', cursor, limit = 8, startWith, visitor },
    }) => {
      const personId = caller?.personId ?? null;
      const { served, next } = await serveFeed(db, await snapshot(), {
        tab,
        cursor,
        limit,
        startWith: startWith ? fromWire('video', startWith) : null,
        personId,
        viewer: viewerOf(personId, visitor),
      });
      impressions.add(served.map(({ impression }) => impression));
      const [videos, products] = await Promise.all([
        showVideos(
          db,
          served.map(({ video }) => video),
          personId,
        ),
        productCards(db, [...new Set(served.flatMap(({ video }) => video.product_ids))]),
      ]);
      const items = served.map(({ ranked, video, impression }, n) => ({
        impressionId: toWire('impression', impression.impressionId),
        video: videos[n]!,
        products: video.product_ids.flatMap((id: Id<'product'>) => {
          const card = products.get(id);
          return card ? { ...card, attributionToken: mintAttribution(config.secret, impression) } : [];
        }),
        source: ranked.source,
        reasons: reasonsFor(ranked, locale),
        score: ranked.score,
        terms: termsFor(ranked, locale),
      }));
      return { items, next };
    },
    'POST /feed/feedback': async ({ tx, caller, body }) => {
      const viewer = viewerOf(caller?.personId ?? null, body.visitor);
      if (viewer)
        await setDislike(tx, viewer, fromWire('video', body.videoId), body.kind === 'not_interested');
      return { received: viewer !== null };
    },
  });

/** Whose list of hidden videos it is. A visitor's own name never stands for a person, whatever it looks like. */
const viewerOf = (personId: Id<'person'> | null, visitor: string | undefined): string | null =>
  personId ?? (visitor === undefined ? null : `visitor:${visitor}`);
