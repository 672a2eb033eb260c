import { Strict, Type } from '../../platform/contract.ts';
import { field, policy } from '../../platform/policy.ts';

export const cartPolicy = policy({
  name: 'checkout.cart',
  words: { zh: '购物车', en: 'The cart' },
  schema: Strict({
    mostLines: Type.Integer({
      minimum: 10,
      maximum: 500,
      ...field('购物车最多商品种数', 'Different items in a cart', 'pieces'),
    }),
  }),
  defaults: { mostLines: 120 },
});
