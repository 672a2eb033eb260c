import type { Words } from '../../platform/problem.ts';

/** What a buyer agrees to. Another text is another version; the one agreed to is kept with the line. */
export const agreementText: { readonly version: string; readonly words: Words } = {
  version: '2026-11',
  words: {
    zh:
      '先用后付：下单时支付 0 元，确认收货（或系统自动确认）后从你授权的账户扣款。分期：按账单日从该账户扣款，手续费在下单前逐期列明。' +
      '扣款失败会按约定日期重试；逾期期间不能继续使用先用后付和分期，但不影响其他支付方式。退款先冲减未还金额，已还部分原路退回。' +
      '额度依据你在本站的记录评定，依据可在「我的信用」查看。结清后可随时关闭并解除授权。夜间 21:00 至次日 9:00 不会发送催收提醒。',
    en:
      'Pay later: you pay nothing when you order; the account you allow is charged once you confirm receipt, or once it is confirmed for you. ' +
      'Instalments: that account is charged on the day of each bill; each term and its fee are shown before you order. A charge that fails is ' +
      'tried again on the days agreed; while something is overdue nothing more is lent, and every other way of paying stays open. A refund first ' +
      'lowers what you still owe, and what you have paid goes back the way it came. Your limit is decided by your own history here, which ' +
      '“My credit” shows. Once nothing is owed you can close credit and withdraw the permission. Nobody is reminded between 21:00 and 09:00.',
  },
};
