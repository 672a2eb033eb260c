import type { Call } from './people.ts';

type Pages = Record<string, string>;

/** Where a merchant who also makes videos plans offers and sees money. */
export async function merchantsMoneyPages(call: Call, shopId: string): Promise<Pages> {
  const base = `/merchant/${shopId}`;
  const params = { shopId };
  const [activity] = (await call('GET /shops/:shopId/activities', { params, query: {} })).items;
  const [offer] = (await call('GET /shops/:shopId/enrolment-calls', { params, query: {} })).items;
  const [afterSale] = (await call('GET /shops/:shopId/after-sales', { params, query: {} })).items;
  const [bill] = (await call('GET /shops/:shopId/settlement-bills', { params, query: {} })).items;
  return {
    activities: `${base}/activities`,
    'activity-new': `${base}/activities/new?type=multiBuy`,
    ...(activity && { activity: `${base}/activities/${activity.activityId}` }),
    coupons: `${base}/coupons`,
    enrolment: `${base}/platform-activities`,
    ...(offer && { 'enrolment-drawer': `${base}/platform-activities/${offer.callId}` }),
    stacking: `${base}/stacking`,
    commission: `${base}/commission`,
    'after-sales': `${base}/after-sales?state=all`,
    ...(afterSale && { 'after-sale-drawer': `${base}/after-sales/${afterSale.afterSaleId}` }),
    ...tabs('finance', `${base}/finance`, ['bills', 'movements', 'statements', 'payouts', 'files']),
    ...(bill && { 'finance-order': `${base}/finance/orders/${bill.orderId}` }),
    'creator-goods': '/creator/goods',
    'creator-activities': '/creator/activities',
    'creator-coupons': '/creator/coupons',
    ...tabs('earnings', '/creator/earnings', ['bills', 'movements', 'statements', 'payouts', 'files']),
  };
}

/** Where operators plan subsidies, hold the books and judge disputes. */
export async function operatorsMoneyPages(call: Call): Promise<Pages> {
  const [budget] = (await call('GET /operations/budgets', { query: {} })).items;
  const [bill] = (await call('GET /operations/settlement-bills', { query: {} })).items;
  const [activity] = (await call('GET /operations/activities', { query: {} })).items;
  const [borrower] = (await call('GET /operations/credit/people', { query: {} })).items;
  const [afterSale] = (await call('GET /operations/after-sales', { query: {} })).items;
  return {
    'operator-activities': '/operator/activities',
    'operator-activity-new': '/operator/activities/new',
    ...(activity && { 'operator-activity': `/operator/activities/${activity.activityId}` }),
    'operator-coupons': '/operator/coupons',
    budgets: '/operator/budgets',
    ...(budget && { 'budget-drawer': `/operator/budgets/${budget.budgetId}` }),
    ...tabs('treasury', '/operator/finance', [
      'overview',
      'payouts',
      'bills',
      'reconciliation',
      'differences',
      'refused',
      'months',
      'files',
    ]),
    ...(bill && { 'treasury-order': `/operator/finance/orders/${bill.orderId}` }),
    ...tabs('credit', '/operator/credit', ['portfolio', 'overdue', 'people']),
    ...(borrower && { 'borrower-drawer': `/operator/credit/people/${borrower.personId}` }),
    disputes: '/operator/after-sales',
    ...(afterSale && { 'dispute-drawer': `/operator/after-sales/${afterSale.afterSaleId}` }),
  };
}

const tabs = (name: string, path: string, keys: readonly string[]): Pages =>
  Object.fromEntries(keys.map((key) => [`${name}-${key}`, `${path}?tab=${key}`]));
