import { hour } from '../../platform/clock.ts';
import type { Event } from '../../platform/events.ts';
import type { Id } from '../../platform/ids.ts';
import type { OpenModule } from '../../platform/module.ts';
import type { Tx } from '../../platform/db.ts';
import { callerOf } from '../identity/index.ts';
import { creatorRoutes } from './creator.routes.ts';
import { mayReadFilm } from './may-read.ts';
import { processVideo } from './process-video.ts';
import { moderationRoutes } from './moderation.routes.ts';
import { grantReviews } from './review.ts';
import { reviewRoutes } from './review.routes.ts';
import { dropStaleUploads, uploadPages } from './uploads.ts';
import { myVideoRoutes, videoRoutes } from './video.routes.ts';
import { countLater, foldCounters } from './videos.sql.ts';

const foldBatch = 2_000;

export const openContent: OpenModule = (house) => ({
  name: 'content',
  routes: [...videoRoutes, ...myVideoRoutes(house), ...creatorRoutes, ...reviewRoutes, ...moderationRoutes],
  subscribers: [
    { name: 'content.reviews', hears: { 'orders.order_received': grantReviews } },
    { name: 'content.plays', hears: { 'analytics.plays_counted': addPlays } },
  ],
  jobs: [
    {
      name: 'content.process_video',
      heavy: true,
      run: (database, { videoId }) => processVideo(house, database, videoId as Id<'video'>),
    },
  ],
  sweeps: [
    {
      name: 'content.drop_stale_uploads',
      everyMs: hour,
      run: async ({ db }) => {
        await dropStaleUploads(db, house.config.dataFolder);
        return 0;
      },
    },
    {
      name: 'content.fold_counters',
      everyMs: 1_000,
      run: async (database) =>
        (await database.transact((tx) => foldCounters(tx, foldBatch))) === foldBatch ? 1 : 0,
    },
  ],
  pages: (app) =>
    uploadPages(app, {
      db: house.database.db,
      dataFolder: house.config.dataFolder,
      resolveCaller: callerOf(house.database),
    }),
  mayRead: mayReadFilm(house.database),
});

async function addPlays(tx: Tx, { payload }: Event): Promise<void> {
  for (const [videoId, plays] of Object.entries(payload.counts as Record<string, number>)) {
    await countLater(tx, videoId as Id<'video'>, 'plays', plays);
  }
}
