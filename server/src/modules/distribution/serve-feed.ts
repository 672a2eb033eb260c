import { randomInt, randomUUID } from 'node:crypto';
import { now } from '../../platform/clock.ts';
import type { Db } from '../../platform/db.ts';
import { newId, type Id } from '../../platform/ids.ts';
import { badCursor, cursorIn, cursorOut, integerIn, uuidIn } from '../../platform/paging.ts';
import { Problem } from '../../platform/problem.ts';
import { followedCreators, likedCreators, type VideoRow } from '../content/index.ts';
import { hiddenFrom, keepSlate, slateOf, type Impression, type Slate } from './distribution.sql.ts';
import { rank, scored, type Candidate, type Ranked, type Viewer } from './rank.ts';
import type { Snapshot } from './snapshot.ts';

export type FeedRequest = {
  readonly tab: 'recommend' | 'following';
  readonly cursor: string | undefined;
  readonly limit: number;
  readonly startWith: Id<'video'> | null;
  readonly personId: Id<'person'> | null;
  /** The person, else the visitor's own name for itself. */
  readonly viewer: string | null;
};
export type Served = { readonly ranked: Ranked; readonly video: VideoRow; readonly impression: Impression };

/** What a session can show before it begins anew. */
const slateLength = 400;

/**
 * One page of a session's slate. The slate is made once and kept, so that no page repeats what another showed, whatever
 * changes meanwhile; what was withdrawn or hidden since is passed over. After the last item a new session begins.
 */
export async function serveFeed(
  db: Db,
  snapshot: Snapshot,
  request: FeedRequest,
): Promise<{ served: Served[]; next: string | null }> {
  const viewer = await viewerOf(db, request);
  const place = placeIn(request.cursor);
  const kept = place && (await slateOf(db, place.slateId));
  const slate = kept || makeSlate(snapshot, viewer, request);
  const offset = kept ? place.offset : 0;
  const { shown, end } = pageOf(slate, offset, snapshot, viewer, request);
  const more = end < slate.videoIds.length;
  const slateId = kept ? place.slateId : randomUUID();
  if (!kept && more) await keepSlate(db, slateId, slate);
  const { weights } = snapshot;
  const nowMs = slate.startedAt.getTime();
  const served = scored({ candidates: shown, viewer, weights, nowMs, seed: slate.seed }).map((ranked, n) => {
    const video = snapshot.videos.get(ranked.candidate.videoId)!;
    return {
      ranked,
      video,
      impression: impressionOf(ranked, video, offset + n, request.personId, snapshot.policyVersion),
    };
  });
  if (more) return { served, next: cursorOut([slateId, end]) };
  // What one follows comes to an end; recommendations start over in a new order.
  const over = request.tab === 'following' || slate.videoIds.length === 0;
  return { served, next: over ? null : cursorOut([randomUUID(), 0]) };
}

function makeSlate(
  { candidates, weights }: Snapshot,
  viewer: Viewer,
  { tab, startWith }: FeedRequest,
): Slate {
  const startedAt = now();
  const seed = randomInt(2 ** 31);
  const wanted =
    tab === 'recommend' ? candidates : candidates.filter(({ creatorId }) => viewer.follows.has(creatorId));
  const ranked = rank({
    candidates: wanted,
    viewer,
    weights,
    nowMs: startedAt.getTime(),
    seed,
    most: slateLength,
  });
  const videoIds = ranked.map(({ candidate }) => candidate.videoId as Id<'video'>);
  const first = candidates.some(({ videoId }) => videoId === startWith) ? startWith : null;
  return {
    seed,
    startedAt,
    videoIds: first ? [first, ...videoIds.filter((id) => id !== first)] : videoIds,
  };
}

/** The next items that may still be shown, and where they end. */
function pageOf(
  { videoIds }: Slate,
  offset: number,
  { byId }: Snapshot,
  viewer: Viewer,
  { tab, limit }: FeedRequest,
) {
  const shown: Candidate[] = [];
  let end = offset;
  for (; end < videoIds.length && shown.length < limit; end++) {
    const candidate = byId.get(videoIds[end]!);
    if (!candidate || viewer.hidden.has(candidate.videoId)) continue;
    if (tab === 'recommend' || viewer.follows.has(candidate.creatorId)) shown.push(candidate);
  }
  return { shown, end };
}

/** A cursor names the session's slate and the place in it. */
function placeIn(cursor: string | undefined): { slateId: string; offset: number } | null {
  const place = cursorIn(cursor, 2);
  if (!place) return null;
  const [slateId, offset] = [uuidIn(place[0]), integerIn(place[1])];
  if (offset < 0) throw new Problem(badCursor);
  return { slateId, offset };
}

async function viewerOf(db: Db, { personId, viewer }: FeedRequest): Promise<Viewer> {
  const [follows, likes, hidden] = await Promise.all([
    personId === null ? [] : followedCreators(db, personId),
    personId === null ? [] : likedCreators(db, personId),
    viewer === null ? new Set<string>() : hiddenFrom(db, viewer),
  ]);
  return { follows: new Set(follows.map((row) => row.creator_id)), likes: new Set(likes), hidden };
}

function impressionOf(
  ranked: Ranked,
  video: VideoRow,
  slot: number,
  personId: Id<'person'> | null,
  policyVersion: number,
): Impression {
  return {
    impressionId: newId('impression'),
    videoId: video.video_id,
    creatorId: video.creator_id,
    personId,
    source: ranked.source,
    slot,
    score: ranked.score,
    terms: ranked.terms,
    policyVersion,
    servedAt: now(),
  };
}
