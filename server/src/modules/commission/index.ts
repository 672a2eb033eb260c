/** Commission: which creator earns what on which goods, and what selling costs. */

export { cutCommission, ownCommissionFen } from './cut.ts';
export { openTerms, type LineForTerms, type LineTerms, type Terms } from './terms.ts';
export { changePlan, createPlan, joinCampaign, stopPlan } from './save-plan.ts';
export { nextMidnight, type PlanKind } from './plan.ts';
export { feesPolicy, plansPolicy } from './policy.ts';
