import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, type Body, type Reply } from './api.ts';
import { useMe } from './session.ts';

export type MyVideo = Reply<'GET /me/videos/:videoId'>;
export type CreatorDashboard = Reply<'GET /me/creator-dashboard'>;
export type Traffic = Reply<'GET /me/videos/:videoId/traffic'>;

const useIsCreator = (): boolean => Boolean(useMe()?.creator);

export const useMyVideos = () =>
  useInfiniteQuery({
    queryKey: ['my-videos', 'list'],
    queryFn: ({ pageParam }) => call('GET /me/videos', { query: pageParam ? { cursor: pageParam } : {} }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    enabled: useIsCreator(),
    // a video that is being prepared becomes ready while the person looks
    refetchInterval: (query) =>
      query.state.data?.pages.some((page) => page.items.some((video) => video.state === 'processing'))
        ? 3000
        : false,
  });

export const useMyVideo = (videoId: string) =>
  useQuery({
    queryKey: ['my-videos', videoId],
    queryFn: () => call('GET /me/videos/:videoId', { params: { videoId } }),
    enabled: useIsCreator(),
  });

export const useTraffic = (videoId: string, days: number) =>
  useQuery({
    queryKey: ['my-videos', videoId, 'traffic', days],
    queryFn: () => call('GET /me/videos/:videoId/traffic', { params: { videoId }, query: { days } }),
    enabled: useIsCreator(),
  });

export const useCreatorDashboard = (days: number) =>
  useQuery({
    queryKey: ['creator-dashboard', days],
    queryFn: () => call('GET /me/creator-dashboard', { query: { days } }),
    enabled: useIsCreator(),
  });

export function useStudioVerbs() {
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['my-videos'] });
  return {
    become: useMutation({
      mutationFn: ({ name, bio }: { name: string; bio: string }) =>
        call('POST /creators', { body: { name: { zh: name }, bio: { zh: bio } } }),
      onSuccess: () => queryClient.invalidateQueries({ queryKey: ['me'] }),
    }),
    publish: useMutation({
      mutationFn: ({ idempotencyKey, ...body }: Body<'POST /me/videos'> & { idempotencyKey: string }) =>
        call('POST /me/videos', { body, idempotencyKey }),
      onSuccess: refresh,
    }),
    change: useMutation({
      mutationFn: ({ videoId, ...body }: Body<'PATCH /me/videos/:videoId'> & { videoId: string }) =>
        call('PATCH /me/videos/:videoId', { params: { videoId }, body }),
      onSuccess: refresh,
    }),
    remove: useMutation({
      mutationFn: (videoId: string) => call('DELETE /me/videos/:videoId', { params: { videoId } }),
      onSuccess: refresh,
    }),
  };
}
