import type { Locale, Words } from '../../platform/problem.ts';
import { carrierName } from '../logistics/index.ts';

export const happenings = [
  'placed',
  'paid',
  'paid_late',
  'reminded',
  'shipped',
  'received',
  'received_automatically',
  'delivered',
  'completed_by_refund',
  'cancelled',
  'refund_requested',
  'refunded',
] as const;
export type Happening = (typeof happenings)[number];
export type TimelineRow = {
  readonly at: Date;
  readonly kind: Happening;
  readonly details: Readonly<Record<string, string>>;
};

/** What credit lends is ordered, not paid: the buyer's money comes later. */
const lentWords: Record<string, Words> = {
  pay_later: {
    zh: '先用后付下单成功，等待商家发货',
    en: 'Ordered to pay later, the shop is getting it ready',
  },
  instalments: {
    zh: '分期付款下单成功，等待商家发货',
    en: 'Ordered in instalments, the shop is getting it ready',
  },
};

const words: Record<Happening, Words> = {
  placed: { zh: '已下单，等待付款', en: 'Ordered, waiting for payment' },
  paid: { zh: '已付款，等待商家发货', en: 'Paid, the shop is getting it ready' },
  paid_late: {
    zh: '付款到账时订单已取消，¥{yuan} 将原路退回',
    en: 'Your payment of ¥{yuan} came after the order was cancelled; it goes back',
  },
  reminded: { zh: '已提醒商家尽快发货', en: 'The shop was reminded to ship' },
  shipped: { zh: '商家已发货，{carrier} {trackingNumber}', en: 'Shipped with {carrier}, {trackingNumber}' },
  received: { zh: '已确认收货', en: 'Receipt confirmed' },
  received_automatically: { zh: '超时自动确认收货', en: 'Receipt confirmed automatically' },
  delivered: { zh: '包裹已送达', en: 'Delivered' },
  completed_by_refund: {
    zh: '商品已全部退款，交易结束',
    en: 'Everything was refunded; the order is finished',
  },
  cancelled: { zh: '订单已取消：{reason}', en: 'Cancelled: {reason}' },
  refund_requested: { zh: '正在退款 ¥{yuan}，原路退回', en: 'Refunding ¥{yuan} to where it came from' },
  refunded: { zh: '已退款 ¥{yuan}', en: '¥{yuan} refunded' },
};

/** Reasons that the house gives; what a buyer writes is shown as written. */
const reasons: Record<string, Words> = {
  'not-paid-in-time': { zh: '超时未付款', en: 'not paid in time' },
  refunded: { zh: '发货前已全部退款', en: 'refunded before it was shipped' },
  'buyer-cancelled': { zh: '买家取消', en: 'by the buyer' },
};

export const reasonWords = (reason: string, locale: Locale): string => reasons[reason]?.[locale] ?? reason;

export function sentence({ kind, details }: TimelineRow, locale: Locale): string {
  const said = (kind === 'paid' && lentWords[details['lent'] ?? '']) || words[kind];
  return said[locale].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = details[name] ?? '';
    if (name === 'reason') return reasonWords(value, locale);
    return name === 'carrier' ? carrierName(value, locale) : value;
  });
}
