import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chance, rank, type Candidate, type Viewer, type Weights } from '../rank.ts';
import { reasonsFor, termsFor } from '../words.ts';

const weights: Weights = {
  attraction: 1,
  commerce: 0.6,
  freshness: 0.8,
  freshnessDays: 4,
  following: 0.9,
  liked: 0.4,
  exploration: 0.35,
  priorPlays: 40,
  priorEngagement: 0.06,
  priorClicks: 0.04,
  perCreatorWindow: 10,
  perCreatorMost: 2,
};
const nowMs = Date.parse('2026-11-22T12:00:00Z');
const dayMs = 86_400_000;
const stranger: Viewer = { follows: new Set(), likes: new Set(), hidden: new Set() };
const video = (videoId: string, change: Partial<Candidate> = {}): Candidate => ({
  videoId,
  creatorId: `by-${videoId}`,
  publishedAt: nowMs - 10 * dayMs,
  plays: 1_000,
  engagements: 60,
  productClicks: 40,
  orders: 0,
  ...change,
});
const ids = (candidates: Candidate[], viewer = stranger, seed = 1) =>
  rank({ candidates, viewer, weights: { ...weights, exploration: 0 }, nowMs, seed }).map(
    ({ candidate }) => candidate.videoId,
  );

const candidate = fc.record({
  videoId: fc.uuid(),
  creatorId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  publishedAt: fc.integer({ min: nowMs - 60 * dayMs, max: nowMs }),
  plays: fc.nat(100_000),
  engagements: fc.nat(20_000),
  productClicks: fc.nat(20_000),
  orders: fc.nat(2_000),
});
const pool = fc.uniqueArray(candidate, { maxLength: 40, selector: ({ videoId }) => videoId });

describe('ranking', () => {
  it.each<[string, Candidate[], Viewer]>([
    [
      'more engagement at the same plays',
      [video('dull', { engagements: 10 }), video('lively', { engagements: 200 })],
      stranger,
    ],
    ['more product interest', [video('shown'), video('bought', { orders: 60 })], stranger],
    ['the newer of two alike', [video('old'), video('lively', { publishedAt: nowMs })], stranger],
    [
      'whom the viewer follows',
      [video('other'), video('friend')],
      { ...stranger, follows: new Set(['by-friend']) },
    ],
  ])('prefers %s', (_what, [worse, better], viewer) => {
    expect(ids([worse!, better!], viewer)[0]).toBe(better!.videoId);
  });

  it('takes a lucky start for no proof', () => {
    const lucky = video('lucky', { plays: 1, engagements: 1, productClicks: 0 });
    expect(ids([lucky, video('proven', { plays: 10_000, engagements: 2_000, productClicks: 800 })])[0]).toBe(
      'proven',
    );
  });

  it('leaves out what the viewer hid', () => {
    expect(ids([video('a'), video('b')], { ...stranger, hidden: new Set(['a']) })).toEqual(['b']);
  });

  it('adds its terms up to the score, exactly', () => {
    fc.assert(
      fc.property(pool, fc.nat(), (candidates, seed) => {
        for (const ranked of rank({ candidates, viewer: stranger, weights, nowMs, seed })) {
          const sum = termsFor(ranked, 'zh').reduce((total, { value }) => total + value, 0);
          expect(Math.abs(sum - ranked.score)).toBeLessThan(1e-9);
        }
      }),
    );
  });

  it('shows each video once, whatever order they come in, and the same again for the same seed', () => {
    fc.assert(
      fc.property(pool, fc.nat(), (candidates, seed) => {
        const slate = ids(candidates, stranger, seed);
        expect(slate.toSorted()).toEqual(candidates.map(({ videoId }) => videoId).toSorted());
        expect(ids(candidates.toReversed(), stranger, seed)).toEqual(slate);
      }),
    );
  });

  it('never shows one creator twice in a row while another is left to show', () => {
    fc.assert(
      fc.property(pool, fc.nat(), (candidates, seed) => {
        const slate = rank({ candidates, viewer: stranger, weights, nowMs, seed }).map(
          ({ candidate: each }) => each.creatorId,
        );
        const firstRepeat = slate.findIndex((creator, n) => n > 0 && creator === slate[n - 1]);
        const window = slate.slice(Math.max(0, firstRepeat - weights.perCreatorWindow + 1), firstRepeat);
        const counts = (creator: string) => window.filter((each) => each === creator).length;
        const others =
          firstRepeat < 0
            ? []
            : slate
                .slice(firstRepeat)
                .filter(
                  (creator) => creator !== slate[firstRepeat] && counts(creator) < weights.perCreatorMost,
                );
        expect(others).toEqual([]);
      }),
    );
  });

  it('gives chance that is spread evenly and depends on the seed', () => {
    const draws = Array.from({ length: 10_000 }, (_, n) => chance(n, '0199c3d2-a7b4-7c1e-8f00-aabbccddeeff'));
    const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
    expect(mean).toBeGreaterThan(0.48);
    expect(mean).toBeLessThan(0.52);
    expect(Math.min(...draws)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...draws)).toBeLessThan(1);
  });

  const newest = () =>
    rank({ candidates: [video('a', { publishedAt: nowMs })], viewer: stranger, weights, nowMs, seed: 1 })[0]!;

  it('says why in both languages', () => {
    expect(reasonsFor(newest(), 'zh')[0]).toBe('新发布的视频，正在让更多人看到');
    expect(reasonsFor(newest(), 'en')[0]).toMatch(/^Newly published/);
  });

  it('never says that a video is liked whose appeal lowers its score', () => {
    const old = { ...newest(), source: 'popular' as const };
    const none = { attraction: -1, commerce: 0, freshness: 0, following: 0, liked: 0, exploration: 0 };
    expect(reasonsFor({ ...old, terms: { ...none, attraction: 1 } }, 'en')[0]).toMatch(/^Many people/);
    expect(reasonsFor({ ...old, terms: { ...none, commerce: 0.3 } }, 'en')).toEqual([
      'Product interest: how many viewers open the product or buy',
    ]);
    expect(reasonsFor({ ...old, terms: none }, 'zh')).toEqual(['每条视频都有机会，看看你喜不喜欢']);
  });
});
