import type { Words } from '../../platform/problem.ts';

/** Refund statuses of the field (domain-rules.md §11). 45 belongs to exchange, which is declared and not yet offered. */
export const statuses = [10, 12, 20, 30, 40, 45, 50, 60, 70] as const;
export type Status = (typeof statuses)[number];
export const openStatuses: readonly Status[] = [10, 12, 20, 30, 40, 45, 50];

export const statusWords: Record<Status, Words> = {
  10: { zh: '等待商家处理', en: 'waiting for the shop' },
  12: { zh: '商家已拒绝，等待买家处理', en: 'refused by the shop, waiting for the buyer' },
  20: { zh: '协商纠纷，等待平台处理', en: 'in dispute, waiting for the platform' },
  30: { zh: '商家已同意，等待买家退货', en: 'agreed, waiting for the parcel to be sent back' },
  40: { zh: '买家已退货，等待商家确认收货', en: 'sent back, waiting for the shop to receive it' },
  45: { zh: '卖家已发货，等待买家确认收货', en: 'exchanged, waiting for the buyer to receive it' },
  50: { zh: '已同意，等待系统退款', en: 'agreed, the money is on its way' },
  60: { zh: '退款成功', en: 'refunded' },
  70: { zh: '售后关闭', en: 'closed' },
};

/** handlingWay: 1 退货退款, 10 仅退款; 3 换货, 4 补寄 and 5 维修 are declared for later. */
export const handlingWays = [1, 3, 4, 5, 10] as const;
export type HandlingWay = (typeof handlingWays)[number];
export const offeredWays: readonly HandlingWay[] = [1, 10];
export const wayWords: Record<HandlingWay, Words> = {
  1: { zh: '退货退款', en: 'return and refund' },
  3: { zh: '换货', en: 'exchange' },
  4: { zh: '补寄', en: 'send again' },
  5: { zh: '维修', en: 'repair' },
  10: { zh: '仅退款', en: 'refund only' },
};

/** negotiateStatus: 1 待商家处理, 2 商家同意, 3 商家驳回，等待买家修改. */
export function negotiateStatus(status: Status): 1 | 2 | 3 {
  if (status === 10) return 1;
  return status === 12 || status === 20 ? 3 : 2;
}
