import { randomInt } from 'node:crypto';
import { now } from '../../platform/clock.ts';
import type { Db } from '../../platform/db.ts';
import { newId, type Id } from '../../platform/ids.ts';
import { badCursor, cursorIn, cursorOut } from '../../platform/paging.ts';
import { Problem } from '../../platform/problem.ts';
import { followedCreators, likedCreators, type VideoRow } from '../content/index.ts';
import { hiddenFrom, type Impression } from './distribution.sql.ts';
import { rank, type Ranked, type Viewer } from './rank.ts';
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

/**
 * One page of a session's slate. The cursor holds the seed and the place, and the time of the session's start, so
 * that every page ranks alike and none repeats; when all has been seen, the next page begins a new session.
 */
export async function serveFeed(
  db: Db,
  snapshot: Snapshot,
  request: FeedRequest,
): Promise<{ served: Served[]; next: string | null }> {
  const [seed, startedAt, offset] = placeIn(request.cursor);
  const viewer = await viewerOf(db, request);
  const candidates = snapshot.candidates.filter(
    ({ publishedAt, creatorId }) =>
      publishedAt <= startedAt && (request.tab === 'recommend' || viewer.follows.has(creatorId)),
  );
  // Only as much as this page needs is placed, unless a video asked for by name may stand anywhere.
  const most = request.startWith ? Infinity : offset + request.limit;
  const ranked = rank({ candidates, viewer, weights: snapshot.weights, nowMs: startedAt, seed, most });
  const slate = startingWith(ranked, request.startWith);
  const length = candidates.filter(({ videoId }) => !viewer.hidden.has(videoId)).length;
  const page = slate.slice(offset, offset + request.limit);
  const served = page.map((ranked, n) => {
    const video = snapshot.videos.get(ranked.candidate.videoId)!;
    return {
      ranked,
      video,
      impression: impressionOf(ranked, video, offset + n, request.personId, snapshot.policyVersion),
    };
  });
  return { served, next: nextCursor(seed, startedAt, offset + page.length, length, request.tab) };
}

/** Seed, time and place of a session; a new one without a cursor. */
function placeIn(cursor: string | undefined): [number, number, number] {
  const place = cursorIn(cursor, 3) ?? [randomInt(2 ** 31), now().getTime(), 0];
  const [seed, startedAt, offset] = place as [number, number, number];
  if (!place.every((part) => Number.isSafeInteger(part) && Number(part) >= 0) || offset > mostPlaces)
    throw new Problem(badCursor);
  return [seed, startedAt, offset];
}
const mostPlaces = 100_000;

function nextCursor(
  seed: number,
  startedAt: number,
  offset: number,
  length: number,
  tab: string,
): string | null {
  if (offset < length) return cursorOut([seed, startedAt, offset]);
  // What one follows comes to an end; recommendations start over in a new order.
  return tab === 'following' || length === 0 ? null : cursorOut([randomInt(2 ** 31), now().getTime(), 0]);
}

async function viewerOf(db: Db, { personId, viewer }: FeedRequest): Promise<Viewer> {
  const [follows, likes, hidden] = await Promise.all([
    personId === null ? [] : followedCreators(db, personId),
    personId === null ? [] : likedCreators(db, personId),
    viewer === null ? new Set<string>() : hiddenFrom(db, viewer),
  ]);
  return { follows: new Set(follows.map((row) => row.creator_id)), likes: new Set(likes), hidden };
}

function startingWith(slate: Ranked[], videoId: Id<'video'> | null): Ranked[] {
  const first = slate.find(({ candidate }) => candidate.videoId === videoId);
  return first ? [first, ...slate.filter((each) => each !== first)] : slate;
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
