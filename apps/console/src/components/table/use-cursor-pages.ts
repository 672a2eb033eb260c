import { keepPreviousData, useInfiniteQuery, type QueryKey } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

export type Slice<T> = { items: T[]; next: string | null };

export type CursorPages<T> = {
  rows: T[];
  waiting: boolean;
  refreshing: boolean;
  error: unknown;
  page: number;
  hasNext: boolean;
  hasPrevious: boolean;
  next: () => void;
  previous: () => void;
  retry: () => void;
};

/** Pages of a cursor list, remembered so that going back is instant. A new key starts at the first page. */
export function useCursorPages<T>(
  key: QueryKey,
  load: (cursor: string | undefined) => Promise<Slice<T>>,
  options: { enabled?: boolean; refetchInterval?: number } = {},
): CursorPages<T> {
  const name = JSON.stringify(key);
  const [page, setPage] = useState(0);
  useEffect(() => {
    setPage(0);
  }, [name]);
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => load(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
    ...options,
  });
  const pages = query.data?.pages ?? [];
  const shown = pages[Math.min(page, Math.max(0, pages.length - 1))];
  const next = () => {
    if (page + 1 < pages.length) setPage(page + 1);
    else void query.fetchNextPage().then((result) => !result.isError && setPage(page + 1));
  };
  return {
    rows: shown?.items ?? [],
    waiting: query.isPending,
    refreshing: query.isFetching,
    error: query.data === undefined ? query.error : null,
    page,
    hasNext: shown !== undefined && shown.next !== null,
    hasPrevious: page > 0,
    next,
    previous: () => setPage(Math.max(0, page - 1)),
    retry: () => void query.refetch(),
  };
}
