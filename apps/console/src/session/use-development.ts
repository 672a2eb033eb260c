import { useQuery } from '@tanstack/react-query';
import { call } from '../api/wire.ts';

/** Whether this installation keeps its text messages in an inbox; a real one sends them and has no such page. */
export function useDevelopment(ask = true): boolean {
  const inbox = useQuery({
    queryKey: ['development'],
    queryFn: () => call('GET /development/inbox').then(() => true),
    enabled: ask,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return inbox.data === true;
}
