import { QueryClient } from '@tanstack/react-query';
import { Unreachable } from './api.ts';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 10 * 60_000,
      // A refusal is an answer; only a request that never arrived is worth repeating on its own.
      retry: (failures, error) => error instanceof Unreachable && failures < 2,
      retryDelay: (attempt) => 400 * 2 ** attempt,
      networkMode: 'always',
      refetchOnWindowFocus: false,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});
