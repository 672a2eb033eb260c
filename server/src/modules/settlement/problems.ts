import { problem } from '../../platform/problem.ts';

export const notEnough = problem('settlement.not_enough', 409, {
  en: 'You can withdraw at most ¥{yuan} now. Ask for less, or wait until more is settled.',
  zh: '当前最多可提现 ¥{yuan}，请减少金额或等待更多货款结算。',
});
export const belowMinimum = problem('settlement.below_minimum', 422, {
  en: 'A withdrawal is at least ¥{yuan}. Ask for more.',
  zh: '单次提现不低于 ¥{yuan}，请提高金额。',
});
export const inArrears = problem('settlement.in_arrears', 409, {
  en: 'Refunds have taken more than was settled. Withdrawals open again when new sales or a deposit cover it.',
  zh: '退款已超过结算金额，请先通过新订单或保证金补足欠款后再提现。',
});
export const depositNeeded = problem('settlement.deposit_needed', 409, {
  en: 'The deposit of your shop is ¥{yuan} short. Pay it, then withdraw.',
  zh: '店铺保证金还差 ¥{yuan}，请补足后再提现。',
});
export const noPayoutAccount = problem('settlement.no_payout_account', 409, {
  en: 'Say first which bank account the money shall go to.',
  zh: '请先填写收款银行账户。',
});
export const accountUnsound = problem('settlement.account_unsound', 422, {
  en: 'This is not a bank account number. Use 8 to 30 digits, as printed on the card or statement.',
  zh: '银行账号格式不正确，请填写 8 到 30 位数字。',
});
export const payoutDecided = problem('settlement.payout_decided', 409, {
  en: 'This withdrawal is {state}: that can no longer be done. Reload to see where it stands.',
  zh: '该提现已处于“{stateZh}”状态，无法执行此操作，请刷新查看。',
});
export const ownPayout = problem('settlement.own_payout', 403, {
  en: 'You asked for this withdrawal or work for who receives it. Another operator must decide.',
  zh: '你是申请人或收款方成员，请由其他运营人员审批。',
});
export const approvedByYou = problem('settlement.approved_by_you', 409, {
  en: 'You have approved this withdrawal. It needs another operator as well.',
  zh: '你已审批过该提现，还需要另一位运营人员审批。',
});
export const accountWaits = problem('settlement.account_waits', 409, {
  en: 'The account of this withdrawal is new. Approve it from {when} on, after asking the owner if anything looks odd.',
  zh: '该提现的收款账户是新设置的，{when} 之后才能审批；如有疑问请先联系收款方核实。',
});
export const nothingToSend = problem('settlement.nothing_to_send', 409, {
  en: 'No approved withdrawal is waiting to be sent.',
  zh: '没有待发送的已审批提现。',
});
export const fileAnswered = problem('settlement.file_answered', 409, {
  en: 'The bank has answered every row of this file: nothing of it is to be sent again. What it refused is in the balance of its owner.',
  zh: '银行已答复该文件中的每一笔，无需再次发送；被退回的款项已回到收款方余额。',
});
export const monthNotOver = problem('settlement.month_not_over', 409, {
  en: '{month} is not over, or an earlier month is still open. Close the months in order, after their last day.',
  zh: '{month} 尚未结束，或之前的月份尚未关账。请在月末之后按顺序关账。',
});
export const depositShort = problem('settlement.deposit_short', 409, {
  en: 'Of the deposit, ¥{yuan} can be used. Name at most that.',
  zh: '保证金可用金额为 ¥{yuan}，请不要超过该金额。',
});
export const exportTooLong = problem('settlement.export_too_long', 422, {
  en: 'A file covers at most {days} days, and its last day is not before the first. Choose another span.',
  zh: '单个文件最多包含 {days} 天，且结束日期不早于开始日期，请重新选择。',
});
export const exportNotReady = problem('settlement.export_not_ready', 409, {
  en: 'The file is not ready yet. Try again in a moment.',
  zh: '文件尚未生成，请稍后再试。',
});
