import { useQuery } from '@tanstack/react-query';
import type { Item, Reply } from '@jishi/wire';
import { call } from '../../api/wire.ts';

export type CaseRow = Item<'GET /shops/:shopId/after-sales'>;
export type Case = Reply<'GET /shops/:shopId/after-sales/:afterSaleId'>;
export type Status = CaseRow['status'];

export const statuses = [10, 20, 12, 30, 40, 50, 60, 70] as const;
export const shopCasesKey = (shopId: string) => ['shop', shopId, 'after-sales'];
export const casesKey = ['operations', 'after-sales'];

export const useShopCase = (shopId: string, afterSaleId: string) =>
  useQuery({
    queryKey: [...shopCasesKey(shopId), 'one', afterSaleId],
    queryFn: () => call('GET /shops/:shopId/after-sales/:afterSaleId', { params: { shopId, afterSaleId } }),
  });

export const useShopCounts = (shopId: string, enabled = true) =>
  useQuery({
    enabled,
    queryKey: [...shopCasesKey(shopId), 'counts'],
    queryFn: () => call('GET /shops/:shopId/after-sales/counts', { params: { shopId } }),
  });

export const useCase = (afterSaleId: string) =>
  useQuery({
    queryKey: [...casesKey, 'one', afterSaleId],
    queryFn: () => call('GET /operations/after-sales/:afterSaleId', { params: { afterSaleId } }),
  });
