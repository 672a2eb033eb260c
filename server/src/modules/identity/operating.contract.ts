import {
  cursorQuery,
  contract,
  OneOf,
  operator,
  PageOf,
  Strict,
  Text,
  Type,
} from '../../platform/contract.ts';
import { personIsOperator, shopState } from './problems.ts';
import {
  Reason,
  ShopState,
  Shop,
  OperatorShop,
  Person,
  PersonDetail,
  shopParams,
  personParams,
} from './schemas.ts';

export const operatingContract = contract({
  'GET /operations/shops': {
    summary: 'Shops by state, those waiting longest first',
    access: operator('review.shops'),
    reply: PageOf(OperatorShop),
    query: Strict({ ...cursorQuery, state: Type.Optional(ShopState), q: Type.Optional(Text(40)) }),
  },
  'GET /operations/shops/:shopId': {
    summary: 'One shop, with its owners',
    access: operator('review.shops'),
    params: shopParams,
    reply: OperatorShop,
  },
  'POST /operations/shops/:shopId/approval': {
    summary: 'Approve a waiting shop, or lift a suspension',
    access: operator('review.shops'),
    params: shopParams,
    reply: Shop,
    problems: [shopState],
  },
  'POST /operations/shops/:shopId/rejection': {
    summary: 'Reject a waiting shop, saying why',
    access: operator('review.shops'),
    params: shopParams,
    body: Strict({ reason: Reason }),
    reply: Shop,
    problems: [shopState],
  },
  'POST /operations/shops/:shopId/suspension': {
    summary: 'Suspend an approved shop, saying why',
    access: operator('review.shops'),
    params: shopParams,
    body: Strict({ reason: Reason }),
    reply: Shop,
    problems: [shopState],
  },
  'GET /operations/people': {
    summary: 'Find people by nickname or by whole phone number',
    access: operator('people.read'),
    reply: PageOf(Person),
    query: Strict({
      ...cursorQuery,
      q: Type.Optional(Text(40)),
      state: Type.Optional(OneOf('active', 'suspended', 'erased')),
    }),
  },
  'GET /operations/people/:personId': {
    summary: 'One person',
    access: operator('people.read'),
    params: personParams,
    reply: PersonDetail,
  },
  'POST /operations/people/:personId/suspension': {
    summary: 'Suspend a person; every session ends',
    access: operator('people.suspend'),
    params: personParams,
    body: Strict({ reason: Reason }),
    reply: Person,
    problems: [personIsOperator],
  },
  'DELETE /operations/people/:personId/suspension': {
    summary: 'Lift a suspension',
    access: operator('people.suspend'),
    params: personParams,
    reply: Person,
  },
});
