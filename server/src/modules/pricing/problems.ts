import { problem } from '../../platform/problem.ts';

export const codeNotAllowed = problem('pricing.code_not_allowed', 422, {
  en: 'The subtype {code} cannot be used for this kind of offer, or not by you. Allowed here: {allowed}.',
  zh: '优惠类型 {code} 不适用于这种活动，或不在你的权限内。可用类型：{allowed}。',
});
export const tiersNotRising = problem('pricing.tiers_not_rising', 422, {
  en: 'Each tier must ask for more than the one before it and give a better discount of the same kind; tier {tier} does not. Correct it.',
  zh: '每一档的门槛必须高于前一档，且优惠方式相同、力度更大；第 {tier} 档不符合，请修改。',
});
export const benefitTooLarge = problem('pricing.benefit_too_large', 422, {
  en: 'The discount must be smaller than the amount it is taken from. Raise the threshold or lower the discount.',
  zh: '优惠金额必须小于门槛金额，请提高门槛或降低优惠。',
});
export const timesInvalid = problem('pricing.times_invalid', 422, {
  en: 'The end must be after the start, still ahead, and at most {days} days later. Change the times.',
  zh: '结束时间须晚于开始时间和当前时间，且时长不超过 {days} 天，请修改时间。',
});
export const fundingInvalid = problem('pricing.funding_invalid', 422, {
  en: 'The shares must sum to 100 %, and only the platform can let others pay for a discount: yours is paid by yourself.',
  zh: '承担比例之和须为 100%；只有平台可以设置由多方承担，你的优惠由你自己承担。',
});
export const budgetNeeded = problem('pricing.budget_needed', 422, {
  en: 'What the platform pays comes from a budget. Choose an open budget.',
  zh: '平台承担的部分需要从预算支出，请选择一个有效的预算。',
});
export const fundingNotOfBudget = problem('pricing.funding_not_of_budget', 422, {
  en: 'This budget is paid by {has}, but the offer asks for {asked}. Change the shares to {change}, or choose another budget.',
  zh: '该预算由{has}出资，而活动设置为{asked}。请将承担比例改为{change}，或更换预算。',
});
export const scopeNotYours = problem('pricing.scope_not_yours', 422, {
  en: 'Some of the chosen items are not yours or do not exist. Take them out and save again.',
  zh: '所选商品中有不属于你的或不存在的商品，请移除后再保存。',
});
export const scopeNeeded = problem('pricing.scope_needed', 422, {
  en: 'Whom or what this is for is missing or wrong: {why} Correct it and save again.',
  zh: '适用的商品或人群有误：{whyZh}请修改后再保存。',
});
export const audienceNotYours = problem('pricing.audience_not_yours', 422, {
  en: 'Member offers belong to a shop and fan offers to a creator. Choose another audience.',
  zh: '会员优惠由店铺设置，粉丝优惠由创作者设置，请更换适用人群。',
});
export const beyondAllowance = problem('pricing.beyond_allowance', 422, {
  en: 'This is more than you may give: at most {limit}. Lower it.',
  zh: '超出你可设置的上限：最多 {limit}，请调低。',
});
export const activityNotInState = problem('pricing.activity_not_in_state', 409, {
  en: 'That cannot be done with an activity that is {state}. Reload it; a copy can be changed freely.',
  zh: '活动当前状态（{state}）不能执行此操作，请刷新查看；可以复制后再修改。',
});
export const runningOnlyNarrowed = problem('pricing.running_only_narrowed', 409, {
  en: 'A running activity can only end earlier, leave items out or add units: buyers rely on the rest. Stop it and start a copy instead.',
  zh: '进行中的活动只能提前结束、移出商品或增加活动库存，其余内容不能修改。可停止后复制新建。',
});
export const versionOutdated = problem('pricing.version_outdated', 409, {
  en: 'Someone else saved version {version} meanwhile. Reload, look at what changed and save again.',
  zh: '其他人刚刚保存了第 {version} 版，请刷新查看后再保存。',
});
export const checksFailed = problem('pricing.checks_failed', 422, {
  en: 'It cannot start yet: {first} Then schedule it again.',
  zh: '暂时不能开始：{firstZh}修改后再安排活动。',
});
export const tooManyActivities = problem('pricing.too_many_activities', 409, {
  en: 'You have {limit} activities and coupons that are not over yet. Stop some before you start another.',
  zh: '你已有 {limit} 个未结束的活动或优惠券，请先停止一些再新建。',
});

export const batchNotOpen = problem('pricing.batch_not_open', 409, {
  en: 'This coupon cannot be claimed now: it has not started, is over, or was stopped. Look at the others in the coupon centre.',
  zh: '这张优惠券现在不能领取：未开始、已结束或已停止。可到领券中心看看其他优惠券。',
});
export const couponsGone = problem('pricing.coupons_gone', 409, {
  en: 'All of these coupons are claimed. Look at the others in the coupon centre.',
  zh: '优惠券已被抢完，可到领券中心看看其他优惠券。',
});
export const couponLimitReached = problem('pricing.coupon_limit_reached', 409, {
  en: 'You have had {limit} of this coupon, which is the limit for each buyer.',
  zh: '你已领取 {limit} 张，达到每人限领数量。',
});
export const couponNotForYou = problem('pricing.coupon_not_for_you', 403, {
  en: 'This coupon is for new buyers, members or followers only. Join or follow, then claim it.',
  zh: '这张优惠券仅限新人、会员或粉丝领取，请先入会或关注后再领取。',
});
export const grabBusy = problem('pricing.grab_busy', 429, {
  en: 'Very many people want this coupon right now. Try again in {seconds} s; nothing was lost.',
  zh: '抢券的人太多了，请 {seconds} 秒后再试。',
});
export const batchNotInState = problem('pricing.batch_not_in_state', 409, {
  en: 'This coupon was stopped or is over. Issue a new one instead.',
  zh: '这批优惠券已停止或已结束，请新建一批。',
});
export const validityInvalid = problem('pricing.validity_invalid', 422, {
  en: 'The coupon must still be usable when the last one is claimed, and for at most {days} days. Change the times.',
  zh: '优惠券在领取截止后仍须可用，且有效期不超过 {days} 天，请修改时间。',
});
export const buyerUnknown = problem('pricing.buyer_unknown', 422, {
  en: 'This buyer does not exist. Check the id.',
  zh: '没有找到这位买家，请检查编号。',
});

export const noConsentNeeded = problem('pricing.no_consent_needed', 422, {
  en: 'Shops pay nothing of this offer, so none has to agree to it. Give shops a share first, or leave it as it is.',
  zh: '该优惠不需要店铺承担费用，无需报名。请先设置店铺承担比例，或保持现状。',
});
export const deadlineInvalid = problem('pricing.deadline_invalid', 422, {
  en: 'The deadline must be ahead, and not after the end of the offer. Change it.',
  zh: '报名截止时间须晚于当前时间，且不晚于活动结束时间，请修改。',
});
export const enrolmentClosed = problem('pricing.enrolment_closed', 409, {
  en: 'Nobody can join this any more: the deadline has passed, or it is over. Look at the others that are open.',
  zh: '报名已截止或活动已结束，无法再报名。可查看其他正在报名的活动。',
});
export const productNotReached = problem('pricing.product_not_reached', 422, {
  en: 'One of the chosen products cannot take part in this offer. Take it out and join again.',
  zh: '所选商品中有不在活动范围内的商品，请移除后再报名。',
});
export const enrolmentPriceAboveLow = problem('pricing.enrolment_price_above_low', 422, {
  en: '{price} for “{product}” is above the lowest price paid in 30 days, {low}. Join with other products, or ask the platform for a lower price.',
  zh: '「{product}」的活动价 {price} 高于近 30 天最低成交价 {low}，请选择其他商品报名，或联系平台调整活动价。',
});
export const termsAgreed = problem('pricing.terms_agreed', 409, {
  en: 'Shops agreed to pay a part of these coupons as they are, so there cannot be more of them. Issue another batch instead.',
  zh: '已有店铺按当前数量报名承担费用，不能再追加，请另发一批优惠券。',
});
