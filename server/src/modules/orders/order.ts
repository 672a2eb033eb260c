import { hour, later } from '../../platform/clock.ts';
import type { Id } from '../../platform/ids.ts';
import type { Locale, Words } from '../../platform/problem.ts';
import type { StoredDiscount } from './funding.ts';

/** 待付款 → 待发货 → 待收货 → 交易成功; closed from the first two. */
export type OrderState = 'unpaid' | 'paid' | 'shipped' | 'received' | 'cancelled';
export const orderStates = ['unpaid', 'paid', 'shipped', 'received', 'cancelled'] as const;

/** What may happen to an order, from which states, and where it leads. Nothing else changes a state. */
export const steps = {
  payment: { from: ['unpaid'], to: 'paid' },
  cancellation: { from: ['unpaid', 'paid'], to: 'cancelled' },
  shipment: { from: ['paid'], to: 'shipped' },
  receipt: { from: ['shipped'], to: 'received' },
} as const satisfies Record<string, { from: readonly OrderState[]; to: OrderState }>;
export type StepName = keyof typeof steps;

export function may(state: OrderState, step: StepName): boolean {
  return (steps[step].from as readonly OrderState[]).includes(state);
}

export const stateWords: Record<OrderState, Words> = {
  unpaid: { zh: '待付款', en: 'waiting for payment' },
  paid: { zh: '待发货', en: 'waiting to be shipped' },
  shipped: { zh: '待收货', en: 'on its way' },
  received: { zh: '交易成功', en: 'received' },
  cancelled: { zh: '已关闭', en: 'closed' },
};

export type OrderLine = {
  readonly orderId: Id<'order'>;
  readonly orderLineId: Id<'orderLine'>;
  readonly skuId: Id<'sku'>;
  readonly productId: Id<'product'>;
  readonly title: string;
  readonly titleEn: string | null;
  readonly skuName: string;
  /** Null where the product had no English, and in orders older than the column. */
  readonly skuNameEn: string | null;
  readonly pictureKey: string | null;
  readonly quantity: number;
  readonly unitPriceFen: bigint;
  readonly discountFen: bigint;
  readonly payableFen: bigint;
  readonly discounts: readonly StoredDiscount[];
  /** What others than the shop pay of its discounts. */
  readonly subsidyFen: bigint;
  /** The offer this was given for; a gift costs nothing. */
  readonly giftOf: string | null;
  /** Fees and commission as they were when the order was placed (commission.LineTerms); null: sold before there were any. */
  readonly terms: Readonly<Record<string, unknown>> | null;
  readonly attributionToken: string | null;
  /** Pieces and money that went back or are on their way. */
  readonly refundedQuantity: number;
  readonly refundedFen: bigint;
  readonly refundedSubsidyFen: bigint;
  readonly refundedSplit: readonly number[] | null;
  /** Pieces given up before they were shipped. */
  readonly droppedQuantity: number;
  readonly reviewed: boolean;
  readonly afterSaleId: Id<'afterSale'> | null;
  readonly afterSaleStatus: number | null;
};

export type Order = {
  readonly buyerId: Id<'person'>;
  readonly orderId: Id<'order'>;
  readonly purchaseId: Id<'purchase'>;
  readonly shopId: Id<'shop'>;
  readonly orderNumber: string;
  readonly state: OrderState;
  readonly shopNameZh: string;
  readonly shopNameEn: string;
  readonly pieces: number;
  readonly listFen: bigint;
  readonly discountFen: bigint;
  readonly freightFen: bigint;
  readonly totalFen: bigint;
  /** What platform, creators and brands pay of its discounts; the shop sells for total + subsidy. */
  readonly subsidyFen: bigint;
  readonly subsidyPlatformFen: bigint;
  readonly subsidyCreatorFen: bigint;
  readonly subsidyBrandFen: bigint;
  readonly freightDiscountFen: bigint;
  readonly freightDiscount: StoredDiscount | null;
  readonly refundedFen: bigint;
  readonly refundingFen: bigint;
  readonly refundedFreightFen: bigint;
  readonly refundedSubsidyFen: bigint;
  /** After-sale cases that are not decided. */
  readonly openCases: number;
  readonly note: string;
  readonly shipWithinHours: number;
  readonly placedAt: Date;
  readonly payBy: Date;
  readonly regionCode: string;
  readonly paidAt: Date | null;
  readonly shipBy: Date | null;
  readonly shippedAt: Date | null;
  readonly autoConfirmAt: Date | null;
  readonly receivedAt: Date | null;
  readonly cancelledAt: Date | null;
  readonly cancelReason: string | null;
  readonly remindedAt: Date | null;
  readonly deliveredAt: Date | null;
  readonly settledAt: Date | null;
};

export type Purchase = {
  readonly buyerId: Id<'person'>;
  readonly purchaseId: Id<'purchase'>;
  readonly orderIds: readonly Id<'order'>[];
  readonly state: 'unpaid' | 'paid' | 'cancelled';
  readonly payableFen: bigint;
  readonly subsidyFen: bigint;
  readonly placedAt: Date;
  readonly payBy: Date;
  readonly paidAt: Date | null;
};

type Moment = { readonly now: Date; readonly remindEveryHours: number };

export function canRemind({ state, remindedAt }: Order, { now, remindEveryHours }: Moment): boolean {
  return state === 'paid' && (remindedAt === null || later(remindedAt, remindEveryHours * hour) <= now);
}

/** The next useful thing its buyer can do: the one primary button. */
export function nextAction(
  order: Order,
  lines: readonly Pick<OrderLine, 'reviewed'>[],
  moment: Moment,
): 'pay' | 'remind' | 'confirm' | 'review' | null {
  switch (order.state) {
    case 'unpaid':
      return 'pay';
    case 'paid':
      return canRemind(order, moment) ? 'remind' : null;
    case 'shipped':
      return 'confirm';
    case 'received':
      return lines.every(({ reviewed }) => reviewed) ? null : 'review';
    case 'cancelled':
      return null;
  }
}

export const titleIn = ({ title, titleEn }: Pick<OrderLine, 'title' | 'titleEn'>, locale: Locale) =>
  locale === 'en' ? (titleEn ?? title) : title;
