import { problem } from '../../platform/problem.ts';

export const rateTooHigh = problem('commission.rate_too_high', 422, {
  en: 'This kind of plan may promise at most {maxPercent} %. Choose a lower rate.',
  zh: '这类计划的费率最高为 {maxPercent}%，请降低费率。',
});
export const planExists = problem('commission.plan_exists', 409, {
  en: 'There is a plan like this already. Change that one instead.',
  zh: '已有相同的佣金计划，请直接修改它。',
});
export const planEnded = problem('commission.plan_ended', 409, {
  en: 'This plan was stopped. Create a new one instead.',
  zh: '该计划已停止，请新建计划。',
});
export const planUnclear = problem('commission.plan_unclear', 422, {
  en: 'Name the creator for an exclusive or targeted plan, and the leader for a campaign; the others name nobody.',
  zh: '专属、定向计划需指定达人，招商活动需指定团长，其他计划无需指定。',
});
export const partyUnknown = problem('commission.party_unknown', 422, {
  en: 'The product or the creator you named does not exist. Look it up again.',
  zh: '所选商品或达人不存在，请重新选择。',
});
export const notACampaign = problem('commission.not_a_campaign', 409, {
  en: 'Only campaigns of a leader are joined; all other plans apply by themselves.',
  zh: '只有团长招商活动需要报名，其他计划自动生效。',
});
