import type { Tx } from '../../platform/db.ts';
import { publish } from '../../platform/events.ts';
import type { Id } from '../../platform/ids.ts';
import type { Status } from './status.ts';

/** What goes back to those who paid a discount. */
export type SubsidyBack = {
  readonly discountId: string;
  readonly budgetId: string | null;
  readonly couponId: string | null;
  readonly platformFen: string;
  readonly creatorFen: string;
  readonly brandFen: string;
};

/**
 * Money of an order went back to its buyer and to those who paid the discounts. Amounts are fen as decimal strings. What
 * goes back because a paid order was cancelled as a whole before it was shipped is said by `orders.order_cancelled` alone.
 */
export type Refunded = {
  readonly afterSaleId: Id<'afterSale'> | Id<'priceClaim'>;
  readonly kind: 'after_sale' | 'price_protection';
  readonly orderId: Id<'order'>;
  readonly purchaseId: Id<'purchase'>;
  readonly buyerId: Id<'person'>;
  readonly shopId: Id<'shop'>;
  readonly lines: readonly {
    readonly orderLineId: Id<'orderLine'>;
    readonly skuId: Id<'sku'>;
    readonly productId: Id<'product'>;
    readonly quantity: number;
    readonly paidFen: string;
    readonly subsidies: readonly SubsidyBack[];
    /** Coupons of this line, all of whose pieces and money have gone back by now. */
    readonly endedCouponIds: readonly string[];
  }[];
  readonly freightFen: string;
  readonly freightSubsidies: readonly SubsidyBack[];
  /** All of the order went back, with this and earlier refunds. */
  readonly whole: boolean;
  readonly afterSettlement: boolean;
  readonly quality: boolean;
};

/** A case moved on. Whoever shows cases reads them by id; the facts are for those who only count or tell. */
export type CaseChanged = {
  readonly afterSaleId: Id<'afterSale'>;
  readonly orderId: Id<'order'>;
  readonly buyerId: Id<'person'>;
  readonly shopId: Id<'shop'>;
  readonly step: string;
  readonly actor: string;
  readonly status: Status;
  readonly amountFen: string;
  readonly quality: boolean;
};

export const sayRefunded = (tx: Tx, fact: Refunded) => publish(tx, 'aftersales.refunded', fact);
export const sayCaseChanged = (tx: Tx, fact: CaseChanged) => publish(tx, 'aftersales.case_changed', fact);
/** The case was agreed: the money is sent by whoever hears this. */
export const sayAgreed = (tx: Tx, fact: Pick<CaseChanged, 'afterSaleId' | 'buyerId'>) =>
  publish(tx, 'aftersales.agreed', fact);
