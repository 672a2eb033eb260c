import type { Static } from '../../platform/contract.ts';
import type { Id } from '../../platform/ids.ts';
import type { afterSalePolicy } from './policy.ts';
import type { HandlingWay, Status } from './status.ts';
import type { Actor, Step } from './transitions.ts';

/** The deadlines that were in force when the buyer applied; a later version does not change them. */
export type Terms = Static<typeof afterSalePolicy.schema>;

export type CaseKey = { readonly buyerId: Id<'person'>; readonly afterSaleId: Id<'afterSale'> };
export type ClosedAs = 'withdrawn' | 'refused' | 'gave_up' | 'order_cancelled' | 'nothing_left';

export type Case = CaseKey & {
  readonly orderId: Id<'order'>;
  readonly purchaseId: Id<'purchase'>;
  readonly shopId: Id<'shop'>;
  readonly orderNumber: string;
  readonly handlingWay: HandlingWay;
  readonly status: Status;
  readonly version: number;
  readonly unshipped: boolean;
  readonly reason: string;
  readonly quality: boolean;
  readonly words: string;
  readonly pictureKeys: readonly string[];
  readonly goodsFen: bigint;
  readonly freightFen: bigint;
  readonly escalated: boolean;
  readonly dueAt: Date | null;
  readonly returnCarrier: string | null;
  readonly returnWaybill: string | null;
  readonly restock: boolean | null;
  readonly refundId: Id<'refund'> | null;
  readonly executedAt: Date | null;
  readonly closedAs: ClosedAs | null;
  readonly appliedAt: Date;
  readonly agreedAt: Date | null;
  readonly endedAt: Date | null;
  readonly terms: Terms;
};

export type CaseLine = CaseKey & {
  readonly orderLineId: Id<'orderLine'>;
  readonly skuId: Id<'sku'>;
  readonly quantity: number;
  readonly amountFen: bigint;
};

export type Happened = {
  readonly at: Date;
  readonly actor: Actor;
  readonly kind: Step | 'apply';
  readonly status: Status;
  readonly words: string;
  readonly pictureKeys: readonly string[];
};

export const amountOf = ({ goodsFen, freightFen }: Pick<Case, 'goodsFen' | 'freightFen'>) =>
  goodsFen + freightFen;
export const sentBack = ({ returnWaybill }: Pick<Case, 'returnWaybill'>) => returnWaybill !== null;
