import { problem } from '../../platform/problem.ts';

export const budgetFunderUnclear = problem('subsidies.funder_unclear', 422, {
  en: 'A brand budget names its brand, a creator budget an existing creator, and the shares add up to 100 %. Correct that and save again.',
  zh: '品牌预算须填写品牌，达人预算须选择已有达人，各方承担比例合计须为 100%。请修改后再保存。',
});
export const capTooLow = problem('subsidies.cap_too_low', 409, {
  en: '{outFen} fen are spent or reserved already, so the cap cannot be lower. Choose a higher cap, or stop the budget.',
  zh: '已支出和已占用共 {outFen} 分，上限不能低于该金额。请提高上限，或停止该预算。',
});
export const budgetChanged = problem('subsidies.budget_changed', 409, {
  en: 'Someone else changed this budget meanwhile. Reload it and make your change again.',
  zh: '该预算刚刚被其他人修改过，请刷新后再改。',
});
export const budgetOver = problem('subsidies.budget_over', 409, {
  en: 'This budget is not in a state for that (now: {state}). Reload it, or open a new budget.',
  zh: '该预算当前状态（{state}）不能这样操作。请刷新查看，或新建预算。',
});
