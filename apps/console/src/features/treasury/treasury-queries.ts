import { useQuery } from '@tanstack/react-query';
import type { Item, Reply } from '@jishi/wire';
import { call } from '../../api/wire.ts';
import { useCursorPages } from '../../components/table/use-cursor-pages.ts';

export type OperatorPayout = Item<'GET /operations/payouts'>;
export type PayoutState = OperatorPayout['payout']['state'];
export type PayoutFile = Item<'GET /operations/payout-files'>;
export type Difference = Item<'GET /operations/differences'>;
export type Reconciliation = Item<'GET /operations/reconciliations'>;
export type RefusedRefund = Item<'GET /operations/refused-refunds'>;
export type AccountingMonth = Reply<'GET /operations/accounting-months'>['items'][number];

export const treasuryKey = ['operations', 'finance'] as const;
export const payoutStates = [
  'requested',
  'approved',
  'sent',
  'done',
  'failed',
  'rejected',
  'cancelled',
] as const;

const at = (cursor: string | undefined) => (cursor === undefined ? {} : { cursor });

export const useControls = () =>
  useQuery({ queryKey: [...treasuryKey, 'controls'], queryFn: () => call('GET /operations/finance') });

export const useOperatorPayouts = (state: PayoutState | undefined) =>
  useCursorPages<OperatorPayout>([...treasuryKey, 'payouts', state ?? 'all'], (cursor) =>
    call('GET /operations/payouts', { query: { ...(state === undefined ? {} : { state }), ...at(cursor) } }),
  );

export const usePayoutFiles = () =>
  useCursorPages<PayoutFile>([...treasuryKey, 'payout-files'], (cursor) =>
    call('GET /operations/payout-files', { query: at(cursor) }),
  );

export const useReconciliations = () =>
  useCursorPages<Reconciliation>([...treasuryKey, 'reconciliations'], (cursor) =>
    call('GET /operations/reconciliations', { query: at(cursor) }),
  );

export const useDifferences = (state: 'open' | 'resolved') =>
  useCursorPages<Difference>([...treasuryKey, 'differences', state], (cursor) =>
    call('GET /operations/differences', { query: { state, ...at(cursor) } }),
  );

export const useRefusedRefunds = () =>
  useCursorPages<RefusedRefund>([...treasuryKey, 'refused'], (cursor) =>
    call('GET /operations/refused-refunds', { query: at(cursor) }),
  );

export const useMonths = () =>
  useQuery({
    queryKey: [...treasuryKey, 'months'],
    queryFn: () => call('GET /operations/accounting-months'),
    refetchInterval: ({ state }) =>
      state.data?.items.some((month) => month.state === 'closing') ? 1_500 : false,
  });

/** Files of all shops and creators: the same desk as a shop's, without a balance. */
export const treasuryFiles = {
  key: treasuryKey,
  files: (cursor: string | undefined) => call('GET /operations/finance-exports', { query: at(cursor) }),
  askFile: (
    body: { what: 'bills' | 'movements' | 'payouts'; format: 'csv' | 'xlsx'; fromDay: string; toDay: string },
    idempotencyKey: string,
  ) => call('POST /operations/finance-exports', { body, idempotencyKey }),
  fileUrl: (exportId: string) => `/api/operations/finance-exports/${exportId}/file`,
};
