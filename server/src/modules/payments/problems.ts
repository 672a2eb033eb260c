import { problem } from '../../platform/problem.ts';

export const noticeRefused = problem('payments.notice_refused', 400, {
  en: 'This notice is not genuine or does not match the payment. It was not acted on.',
  zh: '通知未通过校验或与支付单不符，未做任何处理。',
});
export const bankAway = problem('payments.provider_unavailable', 503, {
  en: 'The payment provider does not answer right now. Your order is kept; try to pay again in a moment.',
  zh: '支付渠道暂时没有响应，订单已为你保留，请稍后再次支付。',
});
export const alreadyPaid = problem('payments.already_paid', 409, {
  en: 'This purchase is paid already. See it in your orders.',
  zh: '这笔交易已经支付成功，请到订单中查看。',
});
export const refundExceedsPayment = problem('payments.refund_exceeds_payment', 409, {
  en: 'The refund is larger than what is left of the payment. Refund at most ¥{left}.',
  zh: '退款金额超过可退金额，最多可退 ¥{left}。',
});
export const noProvider = problem('payments.no_provider', 503, {
  en: 'Nothing can be paid here yet: this marketplace has no payment provider set up. Your order is kept until its time runs out.',
  zh: '本站还没有开通支付渠道，暂时无法付款。订单会保留到付款截止时间。',
});
export const methodNotOffered = problem('payments.method_not_offered', 409, {
  en: 'This way of paying is not offered here. Choose another one.',
  zh: '本站未开通这种支付方式，请选择其他方式。',
});
export const noMandates = problem('payments.no_mandates', 409, {
  en: 'This provider cannot be allowed to charge automatically. Choose another one.',
  zh: '该支付渠道不支持免密代扣，请选择其他渠道。',
});
export const dayNotOver = problem('payments.day_not_over', 409, {
  en: 'This day is not over in Beijing yet, so there is no bill of it. Choose an earlier day.',
  zh: '该日期（北京时间）尚未结束，还没有账单，请选择更早的日期。',
});
export const alreadyResolved = problem('payments.already_resolved', 409, {
  en: 'This difference was settled already. Reload the list.',
  zh: '这条差异已处理，请刷新列表。',
});
export const notRefused = problem('payments.not_refused', 409, {
  en: 'This refund is not waiting for an operator any more. Reload the list.',
  zh: '这笔退款已不在待处理状态，请刷新列表。',
});
