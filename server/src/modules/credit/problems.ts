import { problem } from '../../platform/problem.ts';

export const notEligible = problem('credit.not_eligible', 409, {
  en: 'This cannot be bought on credit: {why} Choose another way to pay; your order is kept.',
  zh: '暂不能使用信用支付：{whyZh}请换一种支付方式，订单已为你保留。',
});
export const nothingToLend = problem('credit.nothing_to_lend', 409, {
  en: 'There is nothing to pay for this purchase. Reload to see how it stands.',
  zh: '这笔交易无需付款，请刷新查看最新状态。',
});
export const notGranted = problem('credit.not_granted', 409, {
  en: 'Credit cannot be opened now: {why} You can pay in every other way.',
  zh: '暂时无法开通信用支付：{whyZh}不影响使用其他支付方式。',
});
export const alreadyActive = problem('credit.already_active', 409, {
  en: 'Credit is open already. See your limit in “My credit”.',
  zh: '你已开通信用支付，可在「我的信用」查看额度。',
});
export const textChanged = problem('credit.text_changed', 409, {
  en: 'The agreement was changed meanwhile. Read version {version} and agree to that.',
  zh: '服务协议已更新，请阅读 {version} 版后再同意。',
});
export const notActive = problem('credit.not_active', 409, {
  en: 'Credit is not open for you. Open it first.',
  zh: '你还没有开通信用支付，请先开通。',
});
export const stillOwed = problem('credit.still_owed', 409, {
  en: '¥{yuan} is still owed. Pay it back first, then credit can be closed.',
  zh: '还有 ¥{yuan} 未结清，请先还款再关闭。',
});
export const nothingOwed = problem('credit.nothing_owed', 409, {
  en: 'Nothing is owed here any more. Reload to see how it stands.',
  zh: '没有需要还的款项，请刷新查看最新状态。',
});
export const tooMuch = problem('credit.too_much', 409, {
  en: 'At most ¥{yuan} can be paid back here. Enter a smaller amount.',
  zh: '最多可还 ¥{yuan}，请减少金额。',
});
export const planUnknown = problem('credit.plan_unknown', 409, {
  en: 'This number of terms is not offered. Choose one of those shown.',
  zh: '不支持该期数，请从可选期数中选择。',
});
export const notOverdue = problem('credit.not_overdue', 409, {
  en: 'Only what is overdue can be written off. Reload the list.',
  zh: '只有逾期款项才能核销，请刷新列表。',
});
export const alreadyFrozen = problem('credit.already_frozen', 409, {
  en: 'Only open credit can be frozen, and only frozen credit released. Reload to see how it stands.',
  zh: '只能冻结已开通的额度、解冻已冻结的额度，请刷新查看。',
});
