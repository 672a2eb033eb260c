import { useQuery } from '@tanstack/react-query';
import type { Item, Reply } from '@jishi/wire';
import { call } from '../../api/wire.ts';
import { useCursorPages } from '../../components/table/use-cursor-pages.ts';

export type PolicySummary = Item<'GET /operations/policies'>;
export type Policy = Reply<'GET /operations/policies/:name'>;
export type PolicyVersion = Policy['versions'][number];
export type PolicyProposal = Policy['proposals'][number];

export const policiesKey = ['operations', 'policies'] as const;

/** All of them come at once; the words narrow what is shown. */
export function usePolicies(words: string) {
  const pages = useCursorPages([...policiesKey, 'list'], () => call('GET /operations/policies'));
  const wanted = words.trim().toLowerCase();
  const rows = pages.rows.filter(({ name, words: { zh, en } }) =>
    [name, zh, en].some((text) => text.toLowerCase().includes(wanted)),
  );
  return { ...pages, rows };
}

export function usePolicy(name: string) {
  return useQuery({
    queryKey: [...policiesKey, 'one', name],
    queryFn: () => call('GET /operations/policies/:name', { params: { name } }),
  });
}
