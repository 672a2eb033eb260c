import { Strict, Type } from '../../platform/contract.ts';
import { field, policy } from '../../platform/policy.ts';

/** Timers of after-sales (domain-rules.md §4.6). What a case was promised is a date on its row. */
export const afterSalePolicy = policy({
  name: 'aftersales.terms',
  words: { zh: '售后时限', en: 'Deadlines of after-sales' },
  schema: Strict({
    applyWithinDays: Type.Integer({
      minimum: 0,
      maximum: 365,
      ...field('确认收货后多久内可申请售后', 'Requests are possible after receipt for', 'days'),
    }),
    shopAnswersWithinHours: Type.Integer({
      minimum: 1,
      maximum: 720,
      ...field('商家多久未处理自动同意', 'Without an answer the shop has agreed after', 'hours'),
    }),
    sendBackWithinDays: Type.Integer({
      minimum: 1,
      maximum: 60,
      ...field('买家多久未寄回自动关闭', 'Without a return parcel the request is closed after', 'days'),
    }),
    shopReceivesWithinDays: Type.Integer({
      minimum: 1,
      maximum: 60,
      ...field(
        '商家多久未确认收货自动退款',
        'Without word of the returned goods the money goes back after',
        'days',
      ),
    }),
    reviseWithinDays: Type.Integer({
      minimum: 1,
      maximum: 60,
      ...field(
        '被拒绝后买家多久未处理自动关闭',
        'A refused request is closed, unless the buyer acts, after',
        'days',
      ),
    }),
    dueSoonHours: Type.Integer({
      minimum: 1,
      maximum: 240,
      ...field('还剩多久算即将超时', 'A deadline is soon when this is left', 'hours'),
    }),
  }),
  defaults: {
    applyWithinDays: 15,
    shopAnswersWithinHours: 48,
    sendBackWithinDays: 10,
    shopReceivesWithinDays: 10,
    reviseWithinDays: 7,
    dueSoonHours: 24,
  },
});

/** 价保 (domain-rules.md §6.5): which price cuts count, and for how long. */
export const protectionPolicy = policy({
  name: 'aftersales.price_protection',
  words: { zh: '价格保护', en: 'Price protection' },
  schema: Strict({
    offered: Type.Boolean(field('是否提供价保', 'Price protection is offered')),
    daysAfterShipment: Type.Integer({
      minimum: 0,
      maximum: 90,
      ...field('发货后多少天内可申请', 'Differences are paid until after shipment', 'days'),
    }),
    leastDifferenceFen: Type.Integer({
      minimum: 1,
      maximum: 10_000,
      ...field('低于该金额的差价不补', 'Differences below this are not paid', 'fen'),
    }),
    excludedCodes: Type.Array(Type.Integer({ minimum: 1, maximum: 99_999 }), {
      maxItems: 100,
      uniqueItems: true,
      ...field('不计入价保的优惠编码', 'Offers that do not count, by code'),
    }),
    excludedCategoryIds: Type.Array(Type.String({ pattern: '^cat_[0-9a-f]{32}$' }), {
      maxItems: 200,
      uniqueItems: true,
      ...field('不支持价保的类目', 'Categories without price protection'),
    }),
  }),
  // Funded by the platform, of limited stock, live-only, groups, newcomers: not a price cut of the shop.
  defaults: {
    offered: true,
    daysAfterShipment: 7,
    leastDifferenceFen: 1,
    excludedCodes: [1002, 1003, 4004, 4006, 4007, 4008, 5003, 5024, 5031, 5044, 5045, 5054, 5060, 18001],
    excludedCategoryIds: [],
  },
});
