import { useQuery } from '@tanstack/react-query';
import type { Item, Reply } from '@jishi/wire';
import { call } from '../../api/wire.ts';
import { useCursorPages } from '../../components/table/use-cursor-pages.ts';

export type MyVideo = Item<'GET /me/videos'>;
export type VideoState = MyVideo['state'];
export type Traffic = Reply<'GET /me/videos/:videoId/traffic'>;
export type CreatorDashboard = Reply<'GET /me/creator-dashboard'>;

export const videosKey = ['me', 'videos'] as const;
export const videoStates: readonly VideoState[] = ['processing', 'public', 'private', 'failed', 'taken_down'];

export function useMyVideos() {
  return useCursorPages(
    [...videosKey, 'list'],
    (cursor) => call('GET /me/videos', { query: cursor === undefined ? {} : { cursor } }),
    { refetchInterval: 15_000 },
  );
}

/** A video that is being prepared is asked every two seconds until it can be watched. */
export function useMyVideo(videoId: string) {
  return useQuery({
    queryKey: [...videosKey, videoId],
    queryFn: () => call('GET /me/videos/:videoId', { params: { videoId } }),
    refetchInterval: ({ state }) => (state.data?.state === 'processing' ? 2_000 : false),
  });
}

export function useTraffic(videoId: string, days: number) {
  return useQuery({
    queryKey: [...videosKey, videoId, 'traffic', days],
    queryFn: () => call('GET /me/videos/:videoId/traffic', { params: { videoId }, query: { days } }),
  });
}

export function useCreatorDashboard(days: number) {
  return useQuery({
    queryKey: ['me', 'creator-dashboard', days],
    queryFn: () => call('GET /me/creator-dashboard', { query: { days } }),
    refetchInterval: 60_000,
  });
}

type Totals = Item<'GET /me/creator-dashboard/videos'>['totals'];
const pagesAtMost = 10;

/** What each of my videos brought in, by its id: a hundred at a time, until there are no more. */
export function useVideoFigures(days: number) {
  return useQuery({
    queryKey: ['me', 'creator-dashboard', 'videos', days],
    queryFn: async () => {
      const totals = new Map<string, Totals>();
      let cursor: string | undefined;
      for (let page = 0; page < pagesAtMost; page += 1) {
        const { items, next } = await call('GET /me/creator-dashboard/videos', {
          query: { days, limit: 100, ...(cursor === undefined ? {} : { cursor }) },
        });
        for (const item of items) totals.set(item.videoId, item.totals);
        if (next === null) break;
        cursor = next;
      }
      return totals;
    },
    refetchInterval: 60_000,
  });
}
