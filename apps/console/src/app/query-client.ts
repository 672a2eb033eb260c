import { QueryClient } from '@tanstack/react-query';
import { problemOf } from '../api/problem.ts';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // What the server refused stays refused; only a lost connection or a 5xx is worth asking again.
      retry: (failures, error) => {
        const { status } = problemOf(error);
        return failures < 2 && (status === 0 || status >= 500);
      },
      refetchOnWindowFocus: true,
    },
  },
});
