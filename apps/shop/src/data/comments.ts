import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from './api.ts';
import { useCountComments } from './videos.ts';

export const useComments = (videoId: string) =>
  useInfiniteQuery({
    queryKey: ['comments', videoId],
    queryFn: ({ pageParam }) =>
      call('GET /videos/:videoId/comments', {
        params: { videoId },
        query: pageParam ? { cursor: pageParam } : {},
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export function useCommentVerbs(videoId: string) {
  const queryClient = useQueryClient();
  const count = useCountComments(videoId);
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['comments', videoId] });
  return {
    write: useMutation({
      mutationFn: (text: string) =>
        call('POST /videos/:videoId/comments', { params: { videoId }, body: { text } }),
      onSuccess() {
        count(1);
        return refresh();
      },
    }),
    remove: useMutation({
      mutationFn: (commentId: string) =>
        call('DELETE /videos/:videoId/comments/:commentId', { params: { videoId, commentId } }),
      onSuccess() {
        count(-1);
        return refresh();
      },
    }),
  };
}
