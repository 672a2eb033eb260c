import { Strict, Type } from '../../platform/contract.ts';
import { field, policy } from '../../platform/policy.ts';

/** The marketplace's own terms for orders. What a buyer was promised (pay by, confirmed at) is kept on the order. */
export const orderPolicy = policy({
  name: 'orders.terms',
  words: { zh: '订单时限', en: 'Deadlines of orders' },
  schema: Strict({
    payWithinMinutes: Type.Integer({
      minimum: 1,
      maximum: 1_440,
      ...field('待付款订单保留多久', 'An unpaid purchase holds its stock for', 'minutes'),
    }),
    confirmAfterDays: Type.Integer({
      minimum: 1,
      maximum: 60,
      ...field('发货后多久自动确认收货', 'Receipt is confirmed for the buyer after', 'days'),
    }),
    remindEveryHours: Type.Integer({
      minimum: 1,
      maximum: 720,
      ...field('买家提醒发货的间隔', 'A buyer may remind a shop every', 'hours'),
    }),
  }),
  defaults: { payWithinMinutes: 15, confirmAfterDays: 10, remindEveryHours: 24 },
});
