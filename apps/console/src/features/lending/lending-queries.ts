import { useQuery } from '@tanstack/react-query';
import type { Item, Reply } from '@jishi/wire';
import { call } from '../../api/wire.ts';

export type Borrower = Item<'GET /operations/credit/people'>;
export type BorrowerDetails = Reply<'GET /operations/credit/people/:personId'>;
export type Overdue = Item<'GET /operations/credit/overdue'>;
export type Portfolio = Reply<'GET /operations/credit/portfolio'>;

export const creditKey = ['operations', 'credit'];
export const borrowerStates = ['active', 'frozen', 'activating', 'closed'] as const;

export const usePortfolio = () =>
  useQuery({
    queryKey: [...creditKey, 'portfolio'],
    queryFn: () => call('GET /operations/credit/portfolio'),
  });

export const useBorrower = (personId: string) =>
  useQuery({
    queryKey: [...creditKey, 'one', personId],
    queryFn: () => call('GET /operations/credit/people/:personId', { params: { personId } }),
  });
