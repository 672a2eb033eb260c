import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, type Reply } from './api.ts';
import { useSignedIn } from './session.ts';

export type Notification = Reply<'GET /notifications'>['items'][number];
export type Topic = Notification['topic'];

export function useUnreadCount(): number {
  const { data } = useQuery({
    queryKey: ['notifications', 'unread'],
    queryFn: () => call('GET /notifications/unread-count'),
    enabled: useSignedIn(),
    refetchInterval: 60_000,
    retry: false,
  });
  return data?.total ?? 0;
}

export const useNotifications = () =>
  useInfiniteQuery({
    queryKey: ['notifications', 'list'],
    queryFn: ({ pageParam }) => call('GET /notifications', { query: pageParam ? { cursor: pageParam } : {} }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    enabled: useSignedIn(),
  });

/** Marks messages as read: those named, or all. */
export function useMarkRead() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (notificationIds?: string[]) =>
      call('POST /notifications/reading', { body: notificationIds ? { notificationIds } : {} }),
    async onSuccess(unread) {
      queryClient.setQueryData(['notifications', 'unread'], unread);
      await queryClient.invalidateQueries({ queryKey: ['notifications', 'list'] });
    },
  });
}
