import { useQuery } from '@tanstack/react-query';
import type { Item, Reply } from '@jishi/wire';
import { call } from '../../api/wire.ts';
import { useCursorPages } from '../../components/table/use-cursor-pages.ts';

export type Import = Reply<'GET /shops/:shopId/product-imports/:importId'>;
export type ImportRow = Item<'GET /shops/:shopId/product-imports/:importId/rows'>;
export type Which = 'all' | 'problems' | 'create' | 'update' | 'unchanged' | 'refuse';

export const importsKey = (shopId: string) => ['shop', shopId, 'imports'] as const;

export const moving = (state: Import['state']) => state === 'running' || state === 'undoing';

export function useImports(shopId: string) {
  return useCursorPages([...importsKey(shopId), 'list'], (cursor) =>
    call('GET /shops/:shopId/product-imports', {
      params: { shopId },
      query: cursor === undefined ? {} : { cursor },
    }),
  );
}

/** While it runs it is asked every second, so that the bar moves. */
export function useImport(shopId: string, importId: string) {
  return useQuery({
    queryKey: [...importsKey(shopId), importId],
    queryFn: () => call('GET /shops/:shopId/product-imports/:importId', { params: { shopId, importId } }),
    refetchInterval: ({ state }) => (state.data !== undefined && moving(state.data.state) ? 1_000 : false),
  });
}

export function useImportRows(shopId: string, { importId, state, progress }: Import, which: Which) {
  // A row's outcome changes as the import goes on; at most every tenth step is worth a reload.
  const step = moving(state) ? Math.floor((10 * progress.done) / Math.max(1, progress.total)) : state;
  return useCursorPages([...importsKey(shopId), importId, 'rows', which, step], (cursor) =>
    call('GET /shops/:shopId/product-imports/:importId/rows', {
      params: { shopId, importId },
      query: { which, ...(cursor === undefined ? {} : { cursor }) },
    }),
  );
}
