/** Pure ranking: the same request always gives the same slate, and the terms of each item add up to its score. */

export type Weights = {
  attraction: number;
  commerce: number;
  freshness: number;
  freshnessDays: number;
  following: number;
  liked: number;
  exploration: number;
  priorPlays: number;
  priorEngagement: number;
  priorClicks: number;
  perCreatorWindow: number;
  perCreatorMost: number;
};

export type Candidate = {
  readonly videoId: string;
  readonly creatorId: string;
  readonly publishedAt: number;
  readonly plays: number;
  /** Likes, comments, saves and shares. */
  readonly engagements: number;
  readonly productClicks: number;
  readonly orders: number;
};

export type Viewer = {
  readonly follows: ReadonlySet<string>;
  readonly likes: ReadonlySet<string>;
  readonly hidden: ReadonlySet<string>;
};
export type TermName = 'attraction' | 'commerce' | 'freshness' | 'following' | 'liked' | 'exploration';
export type Source = 'following' | 'interest' | 'popular' | 'fresh';
export type Ranked = {
  readonly candidate: Candidate;
  readonly score: number;
  readonly terms: Readonly<Record<TermName, number>>;
  readonly source: Source;
};

export type RankRequest = {
  candidates: readonly Candidate[];
  viewer: Viewer;
  weights: Weights;
  nowMs: number;
  seed: number;
  /** How much of the slate is wanted; the rest is not placed. */
  most?: number;
};

const dayMs = 86_400_000;

/** The same items with their scores and terms, in the order given: a page of a slate that was ranked before. */
export function scored({ candidates, viewer, weights, nowMs, seed }: RankRequest): Ranked[] {
  return candidates.map((candidate) => scoreOf(candidate, viewer, weights, nowMs, seed));
}

export function rank({ candidates, viewer, weights, nowMs, seed, most = Infinity }: RankRequest): Ranked[] {
  const scored = candidates
    .filter(({ videoId }) => !viewer.hidden.has(videoId))
    .map((candidate) => scoreOf(candidate, viewer, weights, nowMs, seed))
    .toSorted((a, b) => b.score - a.score || (a.candidate.videoId < b.candidate.videoId ? -1 : 1));
  return spread(scored, weights, most);
}

function scoreOf(
  candidate: Candidate,
  viewer: Viewer,
  weights: Weights,
  nowMs: number,
  seed: number,
): Ranked {
  const ageDays = Math.max(0, nowMs - candidate.publishedAt) / dayMs;
  const terms = {
    attraction:
      weights.attraction *
      lift(candidate.engagements, candidate.plays, weights.priorEngagement, weights.priorPlays),
    commerce:
      weights.commerce *
      lift(
        candidate.productClicks + 5 * candidate.orders,
        candidate.plays,
        weights.priorClicks,
        weights.priorPlays,
      ),
    freshness: weights.freshness * Math.exp(-ageDays / weights.freshnessDays),
    following: viewer.follows.has(candidate.creatorId) ? weights.following : 0,
    liked: viewer.likes.has(candidate.creatorId) ? weights.liked : 0,
    exploration: weights.exploration * chance(seed, candidate.videoId),
  };
  const score = Object.values(terms).reduce((sum, term) => sum + term, 0);
  return { candidate, score, terms, source: sourceOf(terms, ageDays, weights) };
}

/** How far a rate lies above its prior, in log units; few plays shrink it to the prior, so a lucky start is no proof. */
function lift(hits: number, plays: number, prior: number, priorPlays: number): number {
  return Math.log((hits + prior * priorPlays) / (plays + priorPlays) / prior);
}

function sourceOf(terms: Record<TermName, number>, ageDays: number, weights: Weights): Source {
  if (terms.following > 0) return 'following';
  if (terms.liked > 0) return 'interest';
  return ageDays <= weights.freshnessDays ? 'fresh' : 'popular';
}

/** A number in [0, 1) that depends on nothing but the seed and the video: reproducible chance. */
export function chance(seed: number, videoId: string): number {
  let hash = (2_166_136_261 ^ seed) >>> 0;
  for (let i = 0; i < videoId.length; i++) hash = Math.imul(hash ^ videoId.charCodeAt(i), 16_777_619) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 15), 2_246_822_519) >>> 0;
  return ((hash ^ (hash >>> 13)) >>> 0) / 4_294_967_296;
}

/** At most so many of one creator in any window, and never two in a row while somebody else is left. */
function spread(
  sorted: readonly Ranked[],
  { perCreatorWindow, perCreatorMost }: Weights,
  most: number,
): Ranked[] {
  const left = [...sorted];
  const slate: Ranked[] = [];
  while (left.length > 0 && slate.length < most) {
    const recent = slate.slice(1 - perCreatorWindow).map(({ candidate }) => candidate.creatorId);
    const last = recent.at(-1);
    const fits = ({ candidate: { creatorId } }: Ranked) =>
      creatorId !== last && recent.filter((id) => id === creatorId).length < perCreatorMost;
    const next = left.findIndex(fits);
    slate.push(...left.splice(Math.max(next, 0), 1));
  }
  return slate;
}
