import { routes } from '../../platform/endpoint.ts';
import type { Db } from '../../platform/db.ts';
import { fromWire, type Id } from '../../platform/ids.ts';
import { page, timeAndIdIn } from '../../platform/paging.ts';
import { Problem } from '../../platform/problem.ts';
import { creatorContract } from './creator.contract.ts';
import { followedCreators } from './engagement.sql.ts';
import { followCreator, unfollowCreator } from './engage.ts';
import { creatorNotFound } from './problems.ts';
import { videosOfCreator } from './videos.sql.ts';
import { showCreators, showVideos } from './view.ts';

const pageSize = 20;

async function creatorPage(db: Db, creatorId: Id<'creator'>, viewer: Id<'person'> | null) {
  const [creator] = await showCreators(db, [creatorId], viewer);
  if (!creator) throw new Problem(creatorNotFound);
  return creator;
}

export const creatorRoutes = routes(creatorContract, {
  'GET /creators/:creatorId': ({ db, params, caller }) =>
    creatorPage(db, fromWire('creator', params.creatorId), caller?.personId ?? null),
  'GET /creators/:creatorId/videos': async ({ db, params, query: { cursor, limit = pageSize }, caller }) => {
    const rows = await videosOfCreator(
      db,
      fromWire('creator', params.creatorId),
      'public',
      timeAndIdIn(cursor),
      limit,
    );
    const shown = page(
      rows,
      limit,
      (row) => row,
      (row) => [row.created_at.toISOString(), row.video_id],
    );
    return { items: await showVideos(db, shown.items, caller?.personId ?? null), next: shown.next };
  },
  'PUT /creators/:creatorId/follow': async ({ tx, params, caller }) => {
    const creatorId = fromWire('creator', params.creatorId);
    await creatorPage(tx, creatorId, caller.personId);
    await followCreator(tx, caller.personId, creatorId);
    return creatorPage(tx, creatorId, caller.personId);
  },
  'DELETE /creators/:creatorId/follow': async ({ tx, params, caller }) => {
    const creatorId = fromWire('creator', params.creatorId);
    await unfollowCreator(tx, caller.personId, creatorId);
    return creatorPage(tx, creatorId, caller.personId);
  },
  'GET /me/following': async ({ db, caller, query: { cursor, limit = pageSize } }) => {
    const rows = await followedCreators(db, caller.personId, timeAndIdIn(cursor), limit);
    const shown = page(
      rows,
      limit,
      (row) => row.creator_id,
      (row) => [row.at.toISOString(), row.creator_id],
    );
    return { items: await showCreators(db, shown.items, caller.personId), next: shown.next };
  },
});
