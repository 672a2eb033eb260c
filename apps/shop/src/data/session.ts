import { useQuery, useQueryClient } from '@tanstack/react-query';
import { askToSignIn } from '../session/sign-in-request.ts';
import { call, type Reply } from './api.ts';

export type Me = Reply<'GET /me'>;

const fetchMe = (): Promise<Me | null> => call('GET /sessions/current');

export const useWho = () => useQuery({ queryKey: ['me'], queryFn: fetchMe, staleTime: 5 * 60_000 });

/** Who is looking: a person, null for a visitor, undefined while we do not know yet. */
export const useMe = (): Me | null | undefined => useWho().data;

export const useSignedIn = (): boolean => Boolean(useMe());

/** Asks a visitor to sign in, and lets what they were doing continue; true at once for everyone else. */
export function useEnsureSignedIn(): (reason: string) => Promise<boolean> {
  const queryClient = useQueryClient();
  return async (reason) => {
    const me = await queryClient.ensureQueryData({ queryKey: ['me'], queryFn: fetchMe });
    return me ? true : askToSignIn(reason);
  };
}
