import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, type Reply } from './api.ts';
import { useSignedIn, type Me } from './session.ts';

export type Session = Reply<'GET /me/sessions'>['items'][number];

const sessionsKey = ['sessions'] as const;

export const useSessions = () =>
  useQuery({
    queryKey: sessionsKey,
    queryFn: async () => (await call('GET /me/sessions')).items,
    enabled: useSignedIn(),
  });

export function useAccountVerbs() {
  const queryClient = useQueryClient();
  return {
    rename: useMutation({
      mutationFn: (nickname: string) => call('PATCH /me', { body: { nickname } }),
      onSuccess: (me: Me) => queryClient.setQueryData(['me'], me),
    }),
    endSession: useMutation({
      mutationFn: (sessionId: string) => call('DELETE /me/sessions/:sessionId', { params: { sessionId } }),
      onSuccess: () => queryClient.invalidateQueries({ queryKey: sessionsKey }),
    }),
    signOut: useMutation({
      mutationFn: () => call('DELETE /sessions/current'),
      onSuccess() {
        queryClient.clear();
        queryClient.setQueryData(['me'], null);
      },
    }),
  };
}

export function useSecondFactorVerbs() {
  const queryClient = useQueryClient();
  const onSuccess = () => queryClient.invalidateQueries({ queryKey: ['me'] });
  return {
    begin: useMutation({ mutationFn: () => call('POST /me/second-factor') }),
    confirm: useMutation({
      mutationFn: (code: string) => call('POST /me/second-factor/confirmation', { body: { code } }),
      onSuccess,
    }),
    remove: useMutation({
      mutationFn: (code: string) => call('DELETE /me/second-factor', { body: { code } }),
      onSuccess,
    }),
  };
}
