import { problem } from '../../platform/problem.ts';

export const orderNotCancellable = problem('orders.not_cancellable', 409, {
  en: 'This order is {state} and can no longer be cancelled. Once it has arrived you can ask for a return.',
  zh: '订单当前状态为「{state}」，不能取消。收到商品后可以申请售后。',
});
export const purchaseNotCancellable = problem('orders.purchase_not_cancellable', 409, {
  en: 'This purchase is not waiting for payment any more. Open its orders to cancel them one by one.',
  zh: '这笔交易已不在待付款状态，请到订单里逐个取消。',
});
export const orderNotShippable = problem('orders.not_shippable', 409, {
  en: 'This order is {state}; only a paid order can be shipped. Reload the list.',
  zh: '订单当前状态为「{state}」，只有已付款的订单才能发货，请刷新列表。',
});
export const orderNotReceivable = problem('orders.not_receivable', 409, {
  en: 'This order is {state}; receipt can be confirmed once it has been shipped.',
  zh: '订单当前状态为「{state}」，商品发货后才能确认收货。',
});
export const orderNotRemindable = problem('orders.not_remindable', 409, {
  en: 'The shop was already reminded today, or has shipped. You can remind it again tomorrow.',
  zh: '今天已经提醒过商家，或商家已经发货。明天可以再次提醒。',
});
export const tooManySlips = problem('orders.too_many_slips', 400, {
  en: 'At most {most} packing slips can be printed at once. Choose fewer orders.',
  zh: '一次最多打印 {most} 张装箱单，请减少选择的订单。',
});
export const orderNotRefundable = problem('orders.not_refundable', 409, {
  en: 'Nothing of this order can go back: it is {state}, or all of it went back before.',
  zh: '订单当前状态为「{state}」，或已全部退款，没有可退的内容。',
});
export const refundPending = problem('orders.refund_pending', 409, {
  en: 'The buyer has asked for money back. Answer that request first; then this order can be shipped.',
  zh: '买家已申请退款，请先处理售后申请，再发货。',
});
