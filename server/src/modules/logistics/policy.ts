import { Strict, Type } from '../../platform/contract.ts';
import { field, policy } from '../../platform/policy.ts';

export const freightPolicy = policy({
  name: 'logistics.freight',
  words: { zh: '运费模板', en: 'Freight templates' },
  schema: Strict({
    mostTemplates: Type.Integer({
      minimum: 1,
      maximum: 500,
      ...field('每个店铺最多模板数', 'Freight templates of a shop', 'pieces'),
    }),
  }),
  defaults: { mostTemplates: 50 },
});
