import {
  infiniteQueryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type QueryClient,
} from '@tanstack/react-query';
import { call, type Reply } from './api.ts';
import { askForFeed, takeFirstLook, type FeedPage } from './first-look.ts';
import { useSignedIn } from './session.ts';

export type Video = Reply<'GET /videos/:videoId'>;
export type Comment = Reply<'GET /videos/:videoId/comments'>['items'][number];
export type CreatorData = Reply<'GET /creators/:creatorId'>;
export type FeedItem = FeedPage['items'][number];
export type FeedProduct = FeedItem['products'][number];
export type FeedTab = 'recommend' | 'following';

export const feedKey = (tab: FeedTab, startWith?: string) => ['feed', tab, startWith ?? ''] as const;

const isFirstLook = (tab: FeedTab, startWith: string | undefined, cursor: string): boolean =>
  tab === 'recommend' && !startWith && !cursor;

export const feedQuery = (tab: FeedTab, startWith?: string) =>
  infiniteQueryOptions({
    queryKey: feedKey(tab, startWith),
    queryFn: ({ pageParam }) =>
      (isFirstLook(tab, startWith, pageParam) && takeFirstLook()) ||
      askForFeed({
        tab,
        ...(startWith ? { startWith } : {}),
        ...(pageParam ? { cursor: pageParam } : {}),
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    staleTime: Infinity, // a feed is a session: it is not reshuffled under the thumb
  });

export const useFeed = (tab: FeedTab, startWith?: string) => useInfiniteQuery(feedQuery(tab, startWith));

type FeedData = { pages: FeedPage[]; pageParams: unknown[] };

/** Applies a change to a video wherever a feed holds it. */
function changeVideos(
  queryClient: QueryClient,
  applies: (video: Video) => boolean,
  change: (video: Video) => Video,
): void {
  queryClient.setQueriesData<FeedData>(
    { queryKey: ['feed'] },
    (data) =>
      data && {
        ...data,
        pages: data.pages.map((page) => ({
          ...page,
          items: page.items.map((item) =>
            applies(item.video) ? { ...item, video: change(item.video) } : item,
          ),
        })),
      },
  );
}

/** The videos that a feed holds now. */
export const videosInFeeds = (queryClient: QueryClient): string[] => [
  ...new Set(
    queryClient
      .getQueriesData<FeedData>({ queryKey: ['feed'] })
      .flatMap(
        ([, data]) => data?.pages.flatMap(({ items }) => items.map(({ video }) => video.videoId)) ?? [],
      ),
  ),
];

export const replaceVideo = (queryClient: QueryClient, video: Video): void =>
  changeVideos(
    queryClient,
    ({ videoId }) => videoId === video.videoId,
    () => video,
  );

type Mark = 'like' | 'save';
const marked = { like: 'liked', save: 'saved' } as const;
const counted = { like: 'likes', save: 'saves' } as const;

/** Likes and saves are shown at once and taken back if the server refuses. */
export function useMark(kind: Mark) {
  const queryClient = useQueryClient();
  const show = (videoId: string, on: boolean) =>
    changeVideos(
      queryClient,
      (video) => video.videoId === videoId && video[marked[kind]] !== on,
      (video) => ({
        ...video,
        [marked[kind]]: on,
        counters: {
          ...video.counters,
          [counted[kind]]: Math.max(0, video.counters[counted[kind]] + (on ? 1 : -1)),
        },
      }),
    );
  return useMutation({
    mutationFn: ({ videoId, on }: { videoId: string; on: boolean }) => {
      const params = { videoId };
      if (kind === 'like')
        return on
          ? call('PUT /videos/:videoId/like', { params })
          : call('DELETE /videos/:videoId/like', { params });
      return on
        ? call('PUT /videos/:videoId/save', { params })
        : call('DELETE /videos/:videoId/save', { params });
    },
    onMutate: ({ videoId, on }) => show(videoId, on),
    onError: (_error, { videoId, on }) => show(videoId, !on),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['videos', kind] }),
  });
}

export function useFollow() {
  const queryClient = useQueryClient();
  const show = (creatorId: string, following: boolean) =>
    changeVideos(
      queryClient,
      (video) => video.creator.creatorId === creatorId,
      (video) => ({ ...video, creator: { ...video.creator, following } }),
    );
  return useMutation({
    mutationFn: ({ creatorId, on }: { creatorId: string; on: boolean }) =>
      on
        ? call('PUT /creators/:creatorId/follow', { params: { creatorId } })
        : call('DELETE /creators/:creatorId/follow', { params: { creatorId } }),
    onMutate: ({ creatorId, on }) => show(creatorId, on),
    onError: (_error, { creatorId, on }) => show(creatorId, !on),
    async onSuccess(creator, { creatorId }) {
      queryClient.setQueryData(['creator', creatorId], creator);
      await queryClient.invalidateQueries({ queryKey: ['following'] });
      await queryClient.invalidateQueries({ queryKey: ['feed', 'following'] });
    },
  });
}

export const useCreator = (creatorId: string) =>
  useQuery({
    queryKey: ['creator', creatorId],
    queryFn: () => call('GET /creators/:creatorId', { params: { creatorId } }),
  });

const paged = { initialPageParam: '', getNextPageParam: (page: { next: string | null }) => page.next };
const from = (cursor: string) => (cursor ? { cursor } : {});

export const useCreatorVideos = (creatorId: string) =>
  useInfiniteQuery({
    queryKey: ['videos', 'of', creatorId],
    queryFn: ({ pageParam }) =>
      call('GET /creators/:creatorId/videos', { params: { creatorId }, query: from(pageParam) }),
    ...paged,
  });

export const useMarkedVideos = (kind: Mark) =>
  useInfiniteQuery({
    queryKey: ['videos', kind],
    queryFn: ({ pageParam }) =>
      kind === 'like'
        ? call('GET /me/liked-videos', { query: from(pageParam) })
        : call('GET /me/saved-videos', { query: from(pageParam) }),
    ...paged,
    enabled: useSignedIn(),
  });

export const useFollowing = () =>
  useInfiniteQuery({
    queryKey: ['following'],
    queryFn: ({ pageParam }) => call('GET /me/following', { query: from(pageParam) }),
    ...paged,
    enabled: useSignedIn(),
  });

/** Keeps the comment count of a video true while the comments sheet is used. */
export function useCountComments(videoId: string) {
  const queryClient = useQueryClient();
  return (change: number) =>
    changeVideos(
      queryClient,
      (video) => video.videoId === videoId,
      (video) => ({
        ...video,
        counters: { ...video.counters, comments: Math.max(0, video.counters.comments + change) },
      }),
    );
}
