import type { Locale, Words } from '../../platform/problem.ts';
import type { Happened } from './case.ts';
import type { Status } from './status.ts';

const titles: Record<Happened['kind'], Words> = {
  apply: { zh: '买家申请售后', en: 'The buyer asked for money back' },
  revise: { zh: '买家修改了申请', en: 'The buyer changed the request' },
  withdraw: { zh: '买家撤销了申请', en: 'The buyer took the request back' },
  escalate: { zh: '买家申请平台介入', en: 'The buyer asked the platform to decide' },
  send_back: { zh: '买家已寄回商品', en: 'The buyer sent the goods back' },
  agree: { zh: '商家同意了申请', en: 'The shop agreed' },
  refuse: { zh: '商家拒绝了申请', en: 'The shop refused' },
  confirm_receipt: { zh: '商家已确认收货', en: 'The shop received the goods' },
  dispute: { zh: '商家对退回的商品有异议', en: 'The shop disputes what came back' },
  decide_refund: { zh: '平台判定退款', en: 'The platform decided: the money goes back' },
  decide_return: {
    zh: '平台判定退货退款',
    en: 'The platform decided: send it back, then the money goes back',
  },
  decide_refusal: { zh: '平台判定不予退款', en: 'The platform decided: no refund' },
  message: { zh: '留言', en: 'Message' },
  auto_agree: { zh: '商家超时未处理，系统自动同意', en: 'The shop did not answer in time, so it was agreed' },
  give_up: { zh: '买家超时未处理，售后关闭', en: 'The buyer did not act in time, so it was closed' },
  auto_confirm: {
    zh: '商家超时未确认，系统自动退款',
    en: 'The shop did not confirm in time, so the money goes back',
  },
  money_back: { zh: '退款成功', en: 'Refunded' },
  order_closed: { zh: '订单已取消，售后关闭', en: 'The order was cancelled, so this is closed' },
  nothing_left: { zh: '没有可退的金额，售后关闭', en: 'Nothing was left to give back, so this is closed' },
};
export const titleOf = (kind: Happened['kind'], locale: Locale): string => titles[kind][locale];

const dues: Partial<Record<Status, Words>> = {
  10: { zh: '商家逾期未处理将自动同意', en: 'Without an answer by then it is agreed' },
  12: { zh: '逾期未修改或申请平台介入将自动关闭', en: 'Unless changed or escalated by then it is closed' },
  30: { zh: '逾期未寄回将自动关闭', en: 'Without a return parcel by then it is closed' },
  40: { zh: '商家逾期未确认将自动退款', en: 'Without word from the shop by then the money goes back' },
};
export const dueWordsOf = (status: Status, locale: Locale): string | null => dues[status]?.[locale] ?? null;

const closings: Record<string, Words> = {
  withdrawn: { zh: '买家撤销', en: 'taken back by the buyer' },
  refused: { zh: '平台判定不予退款', en: 'refused by the platform' },
  gave_up: { zh: '超时关闭', en: 'closed by time' },
  order_cancelled: { zh: '订单已取消', en: 'the order was cancelled' },
  nothing_left: { zh: '已无可退金额', en: 'nothing was left to give back' },
};
export const closingWords = (as: string, locale: Locale): string => closings[as]?.[locale] ?? as;
