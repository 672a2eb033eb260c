import type { ColumnType, Generated } from 'kysely';
import type { Id } from '../../platform/ids.ts';
import type { OwnerColumns } from './owner.ts';
import type { ActivityDefinition } from './schemas.ts';
import type { CouponBatchDefinition } from './coupon.schemas.ts';

type Json<T> = ColumnType<T, string, string>;

export type ActivityRow = OwnerColumns & {
  activity_id: Id<'activity'>;
  version: number;
  state: 'draft' | 'scheduled' | 'stopped';
  kind: ActivityDefinition['rule']['kind'];
  code: number;
  name_zh: string;
  name_en: string;
  starts_at: Date;
  ends_at: Date;
  per_buyer: number | null;
  budget_id: Id<'budget'> | null;
  body: ActivityDefinition;
  copied_from: Id<'activity'> | null;
  stopped_at: Date | null;
  stop_reason: string | null;
  created_by: Id<'person'> | null;
  created_at: Date;
  changed_at: Date;
};

/** As it is read: `edition` goes up with each version and with each shop that leaves. */
export type KnownActivity = ActivityRow & { readonly edition: number };

export type ActivityVersionRow = {
  activity_id: Id<'activity'>;
  version: number;
  body: ActivityDefinition;
  starts_at: Date;
  ends_at: Date;
  changed_by: Id<'person'> | null;
  changed_at: Date;
};

export type BatchRow = OwnerColumns & {
  batch_id: Id<'couponBatch'>;
  version: number;
  state: 'issued' | 'stopped';
  code: number;
  name_zh: string;
  name_en: string;
  channel: 'centre' | 'sent';
  per_buyer: number;
  claim_from: Date;
  claim_until: Date;
  valid_from: Date | null;
  valid_until: Date | null;
  valid_days: number | null;
  budget_id: Id<'budget'> | null;
  body: CouponBatchDefinition;
  stopped_at: Date | null;
  stop_reason: string | null;
  created_by: Id<'person'> | null;
  created_at: Date;
  changed_at: Date;
};

export type CouponRow = {
  buyer_id: Id<'person'>;
  coupon_id: Id<'coupon'>;
  batch_id: Id<'couponBatch'>;
  claim_key: string;
  state: 'held' | 'used' | 'expired';
  claimed_at: Date;
  valid_from: Date;
  valid_until: Date;
  purchase_id: Id<'purchase'> | null;
  order_ids: Id<'order'>[] | null;
  closed_order_ids: Id<'order'>[];
  used_at: Date | null;
  returned_at: Date | null;
  reminded_at: Date | null;
};

type Stored<R extends { body: unknown }> = Omit<R, 'body'> & {
  body: Json<R['body']>;
  changed_xid: Generated<string>;
};

export type PricingTables = {
  'pricing.activities': Stored<ActivityRow>;
  'pricing.activity_versions': Omit<ActivityVersionRow, 'body'> & { body: Json<ActivityDefinition> };
  'pricing.activity_stock': {
    activity_id: Id<'activity'>;
    sku_id: Id<'sku'>;
    units: number;
    taken: Generated<number>;
  };
  'pricing.coupon_batches': Stored<BatchRow>;
  'pricing.coupon_stock': { batch_id: Id<'couponBatch'>; total: number; claimed: Generated<number> };
  'pricing.coupons': CouponRow;
};
