import type { Db } from '../../platform/db.ts';
import { rankable, type VideoRow } from '../content/index.ts';
import { versionInForce } from '../../platform/policy.ts';
import { allFigures } from './distribution.sql.ts';
import { rankingPolicy } from './policy.ts';
import type { Candidate, Weights } from './rank.ts';

export type Snapshot = {
  readonly candidates: readonly Candidate[];
  readonly byId: ReadonlyMap<string, Candidate>;
  readonly videos: ReadonlyMap<string, VideoRow>;
  readonly weights: Weights;
  readonly policyVersion: number;
};

const mostVideos = 3_000;
const freshMs = 2_000;

/** What ranking reads, at most two seconds old: a withdrawn video is gone from every feed within that time. */
export function snapshots(db: Db): () => Promise<Snapshot> {
  let current: Promise<Snapshot> | undefined;
  let readAt = 0;
  return () => {
    if (!current || Date.now() - readAt > freshMs) {
      readAt = Date.now();
      const reading = read(db);
      // A failed read is not kept: the next request tries again.
      reading.catch(() => (current = undefined));
      current = reading;
    }
    return current;
  };
}

async function read(db: Db): Promise<Snapshot> {
  const [videos, figures, policy] = await Promise.all([
    rankable(db, mostVideos),
    allFigures(db),
    versionInForce(db, rankingPolicy),
  ]);
  const candidates = videos.map((video) => {
    const seen = figures.get(video.video_id);
    return {
      videoId: video.video_id,
      creatorId: video.creator_id,
      publishedAt: video.published_at!.getTime(),
      plays: Math.max(seen?.plays ?? 0, video.plays),
      engagements: video.likes + video.comments + video.saves + video.shares,
      productClicks: seen?.product_clicks ?? 0,
      orders: seen?.orders ?? 0,
    };
  });
  return {
    candidates,
    byId: new Map(candidates.map((candidate) => [candidate.videoId, candidate])),
    videos: new Map(videos.map((video) => [video.video_id, video])),
    weights: policy.body,
    policyVersion: policy.version,
  };
}
