import type { Item, Reply } from '@jishi/wire';
import { call } from '../../api/wire.ts';

export type Money = Reply<'GET /me/earnings'>;
export type Movement = Item<'GET /me/earnings/movements'>;
export type Statement = Reply<'GET /me/earnings/statements'>['items'][number];
export type Payout = Item<'GET /me/earnings/payouts'>;
export type Waterfall = Reply<'GET /me/earnings/orders/:orderId/waterfall'>;
export type FileJob = Item<'GET /me/earnings/exports'>;
export type FileAsked = Pick<FileJob, 'what' | 'format' | 'fromDay' | 'toDay'>;
export type Bank = { holder: string; bank: string; number: string };
type Slice<T> = { items: T[]; next: string | null };
type Period = { by: 'day' | 'month'; fromDay: string; toDay: string };
type Cursor = string | undefined;

const at = (cursor: Cursor) => (cursor === undefined ? {} : { cursor });

/** Whose money is looked at. Shops and creators have the same desk; only the addresses differ. */
export type FinanceSource = {
  readonly key: readonly string[];
  money: () => Promise<Money>;
  movements: (cursor: Cursor) => Promise<Slice<Movement>>;
  statements: (period: Period) => Promise<Statement[]>;
  payouts: (cursor: Cursor) => Promise<Slice<Payout>>;
  withdraw: (amountFen: number, idempotencyKey: string) => Promise<Payout>;
  takeBack: (payoutId: string) => Promise<unknown>;
  nameBank: (bank: Bank) => Promise<unknown>;
  waterfall: (orderId: string) => Promise<Waterfall>;
  files: (cursor: Cursor) => Promise<Slice<FileJob>>;
  askFile: (asked: FileAsked, idempotencyKey: string) => Promise<unknown>;
  fileUrl: (exportId: string) => string;
};

export function shopFinance(shopId: string): FinanceSource {
  const params = { shopId };
  return {
    key: ['shop', shopId, 'finance'],
    money: async () => (await call('GET /shops/:shopId/finance', { params })).money,
    movements: (cursor) => call('GET /shops/:shopId/movements', { params, query: at(cursor) }),
    statements: async (query) => (await call('GET /shops/:shopId/statements', { params, query })).items,
    payouts: (cursor) => call('GET /shops/:shopId/payouts', { params, query: at(cursor) }),
    withdraw: (amountFen, idempotencyKey) =>
      call('POST /shops/:shopId/payouts', { params, body: { amountFen }, idempotencyKey }),
    takeBack: (payoutId) =>
      call('POST /shops/:shopId/payouts/:payoutId/cancellation', { params: { shopId, payoutId } }),
    nameBank: (body) => call('PUT /shops/:shopId/payout-account', { params, body }),
    waterfall: (orderId) =>
      call('GET /shops/:shopId/orders/:orderId/waterfall', { params: { shopId, orderId } }),
    files: (cursor) => call('GET /shops/:shopId/finance-exports', { params, query: at(cursor) }),
    askFile: (body, idempotencyKey) =>
      call('POST /shops/:shopId/finance-exports', { params, body, idempotencyKey }),
    fileUrl: (exportId) => `/api/shops/${shopId}/finance-exports/${exportId}/file`,
  };
}

export const creatorFinance: FinanceSource = {
  key: ['creator', 'finance'],
  money: () => call('GET /me/earnings'),
  movements: (cursor) => call('GET /me/earnings/movements', { query: at(cursor) }),
  statements: async (query) => (await call('GET /me/earnings/statements', { query })).items,
  payouts: (cursor) => call('GET /me/earnings/payouts', { query: at(cursor) }),
  withdraw: (amountFen, idempotencyKey) =>
    call('POST /me/earnings/payouts', { body: { amountFen }, idempotencyKey }),
  takeBack: (payoutId) => call('POST /me/earnings/payouts/:payoutId/cancellation', { params: { payoutId } }),
  nameBank: (body) => call('PUT /me/earnings/payout-account', { body }),
  waterfall: (orderId) => call('GET /me/earnings/orders/:orderId/waterfall', { params: { orderId } }),
  files: (cursor) => call('GET /me/earnings/exports', { query: at(cursor) }),
  askFile: (body, idempotencyKey) => call('POST /me/earnings/exports', { body, idempotencyKey }),
  fileUrl: (exportId) => `/api/me/earnings/exports/${exportId}/file`,
};
