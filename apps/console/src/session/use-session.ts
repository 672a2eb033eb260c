import { useMutation, useQuery } from '@tanstack/react-query';
import type { Reply } from '@jishi/wire';
import { call } from '../api/wire.ts';
import { queryClient } from '../app/query-client.ts';

export type Me = Reply<'GET /me'>;

export const meKey = ['me'] as const;

/** Who is signed in; null for nobody. */
export function useMe() {
  return useQuery({
    queryKey: meKey,
    queryFn: (): Promise<Me | null> => call('GET /sessions/current'),
    staleTime: 60_000,
  });
}

export function useSignOut() {
  return useMutation({
    mutationFn: () => call('DELETE /sessions/current'),
    onSettled: () => {
      queryClient.clear();
      // A full load, so that nothing of this person stays in memory.
      window.location.assign('/console/sign-in');
    },
  });
}
