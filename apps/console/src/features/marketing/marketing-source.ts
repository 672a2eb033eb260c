import type { Body, Reply } from '@jishi/wire';
import { call } from '../../api/wire.ts';
import type { ActivityInput } from './activity-draft.ts';
import type { Activity, ActivityState, OwnerKind } from './activity-types.ts';

export type Checked = Reply<'POST /shops/:shopId/activity-checks'>;
export type Preview = Reply<'POST /shops/:shopId/activity-previews'>;
export type CouponBatch = Reply<'POST /shops/:shopId/coupon-batches'>;
export type CouponInput = Body<'POST /shops/:shopId/coupon-batches'>;
type Slice<T> = { items: T[]; next: string | null };
type Found = { state?: ActivityState; q?: string; cursor?: string };
type FoundBatches = { state?: CouponBatch['state']; cursor?: string };

/** Whose activities and coupons: a shop's, a creator's own, or the platform's. One set of pages serves all three. */
export type MarketingSource = {
  readonly owner: OwnerKind;
  readonly shopId?: string;
  readonly key: readonly string[];
  list: (query: Found) => Promise<Slice<Activity>>;
  one: (activityId: string) => Promise<Activity>;
  create: (activity: ActivityInput) => Promise<Activity>;
  save: (activityId: string, seenVersion: number, activity: ActivityInput) => Promise<Activity>;
  copy: (activityId: string) => Promise<Activity>;
  schedule: (activityId: string) => Promise<Activity>;
  stop: (activityId: string, reason: string) => Promise<Activity>;
  check: (activity: ActivityInput, activityId?: string) => Promise<Checked>;
  preview: (activity: ActivityInput) => Promise<Preview>;
  batches: (query: FoundBatches) => Promise<Slice<CouponBatch>>;
  issue: (batch: CouponInput) => Promise<CouponBatch>;
  stopBatch: (batchId: string, reason: string) => Promise<CouponBatch>;
  addStock: (batchId: string, add: number) => Promise<CouponBatch>;
};

const withId = (activityId: string | undefined) => (activityId === undefined ? {} : { activityId });

export function shopMarketing(shopId: string): MarketingSource {
  const params = { shopId };
  return {
    owner: 'shop',
    shopId,
    key: ['shop', shopId, 'marketing'],
    list: (query) => call('GET /shops/:shopId/activities', { params, query }),
    one: (activityId) =>
      call('GET /shops/:shopId/activities/:activityId', { params: { shopId, activityId } }),
    create: (body) => call('POST /shops/:shopId/activities', { params, body }),
    save: (activityId, seenVersion, activity) =>
      call('PUT /shops/:shopId/activities/:activityId', {
        params: { shopId, activityId },
        body: { seenVersion, activity },
      }),
    copy: (activityId) =>
      call('POST /shops/:shopId/activities/:activityId/copies', { params: { shopId, activityId } }),
    schedule: (activityId) =>
      call('POST /shops/:shopId/activities/:activityId/schedule', { params: { shopId, activityId } }),
    stop: (activityId, reason) =>
      call('POST /shops/:shopId/activities/:activityId/stop', {
        params: { shopId, activityId },
        body: { reason },
      }),
    check: (activity, activityId) =>
      call('POST /shops/:shopId/activity-checks', { params, body: { activity, ...withId(activityId) } }),
    preview: (activity) => call('POST /shops/:shopId/activity-previews', { params, body: { activity } }),
    batches: (query) => call('GET /shops/:shopId/coupon-batches', { params, query }),
    issue: (body) => call('POST /shops/:shopId/coupon-batches', { params, body }),
    stopBatch: (batchId, reason) =>
      call('POST /shops/:shopId/coupon-batches/:batchId/stop', {
        params: { shopId, batchId },
        body: { reason },
      }),
    addStock: (batchId, add) =>
      call('POST /shops/:shopId/coupon-batches/:batchId/stock', {
        params: { shopId, batchId },
        body: { add },
      }),
  };
}

export const creatorMarketing: MarketingSource = {
  owner: 'creator',
  key: ['creator', 'marketing'],
  list: (query) => call('GET /me/activities', { query }),
  one: (activityId) => call('GET /me/activities/:activityId', { params: { activityId } }),
  create: (body) => call('POST /me/activities', { body }),
  save: (activityId, seenVersion, activity) =>
    call('PUT /me/activities/:activityId', { params: { activityId }, body: { seenVersion, activity } }),
  copy: (activityId) => call('POST /me/activities/:activityId/copies', { params: { activityId } }),
  schedule: (activityId) => call('POST /me/activities/:activityId/schedule', { params: { activityId } }),
  stop: (activityId, reason) =>
    call('POST /me/activities/:activityId/stop', { params: { activityId }, body: { reason } }),
  check: (activity, activityId) =>
    call('POST /me/activity-checks', { body: { activity, ...withId(activityId) } }),
  preview: (activity) => call('POST /me/activity-previews', { body: { activity } }),
  batches: (query) => call('GET /me/coupon-batches', { query }),
  issue: (body) => call('POST /me/coupon-batches', { body }),
  stopBatch: (batchId, reason) =>
    call('POST /me/coupon-batches/:batchId/stop', { params: { batchId }, body: { reason } }),
  addStock: (batchId, add) =>
    call('POST /me/coupon-batches/:batchId/stock', { params: { batchId }, body: { add } }),
};

export const platformMarketing: MarketingSource = {
  owner: 'platform',
  key: ['operations', 'marketing'],
  list: (query) => call('GET /operations/activities', { query }),
  one: (activityId) => call('GET /operations/activities/:activityId', { params: { activityId } }),
  create: (body) => call('POST /operations/activities', { body }),
  save: (activityId, seenVersion, activity) =>
    call('PUT /operations/activities/:activityId', {
      params: { activityId },
      body: { seenVersion, activity },
    }),
  copy: (activityId) => call('POST /operations/activities/:activityId/copies', { params: { activityId } }),
  schedule: (activityId) =>
    call('POST /operations/activities/:activityId/schedule', { params: { activityId } }),
  stop: (activityId, reason) =>
    call('POST /operations/activities/:activityId/stop', { params: { activityId }, body: { reason } }),
  check: (activity, activityId) =>
    call('POST /operations/activity-checks', { body: { activity, ...withId(activityId) } }),
  preview: (activity) => call('POST /operations/activity-previews', { body: { activity } }),
  batches: (query) => call('GET /operations/coupon-batches', { query }),
  issue: (body) => call('POST /operations/coupon-batches', { body }),
  stopBatch: (batchId, reason) =>
    call('POST /operations/coupon-batches/:batchId/stop', { params: { batchId }, body: { reason } }),
  addStock: (batchId, add) =>
    call('POST /operations/coupon-batches/:batchId/stock', { params: { batchId }, body: { add } }),
};
