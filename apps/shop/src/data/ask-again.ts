import type { QueryClient } from '@tanstack/react-query';
import { call } from './api.ts';
import { replaceVideo, videosInFeeds } from './videos.ts';

/**
 * After signing in everything is asked again, as somebody. The feed that is being watched keeps its videos: the one on
 * the screen is the one they wanted to like. Only what they think of each is filled in.
 */
export async function askAgainAsSomebody(queryClient: QueryClient): Promise<void> {
  const marks = videosInFeeds(queryClient).map(async (videoId) =>
    replaceVideo(queryClient, await call('GET /videos/:videoId', { params: { videoId } })),
  );
  await Promise.allSettled([
    queryClient.invalidateQueries({ predicate: ({ queryKey }) => !isWatchedFeed(queryKey) }),
    ...marks,
  ]);
}

const isWatchedFeed = ([name, tab]: readonly unknown[]): boolean => name === 'feed' && tab !== 'following';
