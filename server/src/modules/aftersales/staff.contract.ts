import {
  contract,
  cursorQuery,
  Fen,
  IdOf,
  OneOf,
  operator,
  PageOf,
  shop,
  Strict,
  Type,
} from '../../platform/contract.ts';
import { caseChanged, nothingAsked, ownCase, partNotPossible, stepNotAllowed, tooMuch } from './problems.ts';
import {
  Acting,
  Evidence,
  HandlingWayIn,
  ShopCase,
  ShopCaseSummary,
  ShopCounts,
  StatusIn,
  Version,
} from './schemas.ts';

const caseParams = Strict({ afterSaleId: IdOf('afterSale') });
const shopParams = Strict({ shopId: IdOf('shop') });
const shopCaseParams = Strict({ shopId: IdOf('shop'), afterSaleId: IdOf('afterSale') });
const acting = [caseChanged, stepNotAllowed];

export const merchantContract = contract({
  'GET /shops/:shopId/after-sales': {
    summary: "Requests of the shop's buyers, newest first; the ones due soon by their date",
    access: shop('aftersales'),
    params: shopParams,
    query: Strict({
      ...cursorQuery,
      status: Type.Optional(StatusIn),
      handlingWay: Type.Optional(HandlingWayIn),
      which: Type.Optional(OneOf('due-soon', 'quality', 'unshipped')),
      q: Type.Optional(Type.String({ maxLength: 64, description: 'order number' })),
    }),
    reply: PageOf(ShopCaseSummary),
  },
  'GET /shops/:shopId/after-sales/counts': {
    summary: 'How many requests the shop has in each status',
    access: shop('aftersales'),
    params: shopParams,
    reply: ShopCounts,
  },
  'GET /shops/:shopId/after-sales/:afterSaleId': {
    summary: 'One request with its timeline',
    access: shop('aftersales'),
    params: shopCaseParams,
    reply: ShopCase,
  },
  'POST /shops/:shopId/after-sales/:afterSaleId/agreement': {
    summary: 'Agree: the money goes back, or first the goods',
    access: shop('aftersales'),
    params: shopCaseParams,
    body: Strict(Acting),
    reply: ShopCase,
    problems: acting,
  },
  'POST /shops/:shopId/after-sales/:afterSaleId/refusal': {
    summary: 'Refuse, with a reason the buyer reads',
    access: shop('aftersales'),
    params: shopCaseParams,
    body: Strict({ ...Acting, ...Evidence }),
    reply: ShopCase,
    problems: acting,
  },
  'POST /shops/:shopId/after-sales/:afterSaleId/receipt': {
    summary: 'The goods came back: pay, and put them into stock or not',
    access: shop('aftersales'),
    params: shopCaseParams,
    body: Strict({ ...Acting, restock: Type.Boolean({ description: 'the pieces can be sold again' }) }),
    reply: ShopCase,
    problems: acting,
  },
  'POST /shops/:shopId/after-sales/:afterSaleId/dispute': {
    summary: 'What came back is not what was sent: let the platform decide',
    access: shop('aftersales'),
    params: shopCaseParams,
    body: Strict({ ...Acting, ...Evidence }),
    reply: ShopCase,
    problems: acting,
  },
  'POST /shops/:shopId/after-sales/:afterSaleId/messages': {
    summary: 'Ask the buyer something',
    access: shop('aftersales'),
    params: shopCaseParams,
    body: Strict(Evidence),
    reply: ShopCase,
    problems: [stepNotAllowed],
  },
  'POST /shops/:shopId/after-sale-agreements': {
    summary: 'Agree to many at once; each is answered for itself',
    access: shop('aftersales'),
    params: shopParams,
    transaction: 'own',
    body: Strict({
      cases: Type.Array(Strict({ afterSaleId: IdOf('afterSale'), version: Version }), {
        minItems: 1,
        maxItems: 50,
      }),
    }),
    reply: Strict({
      items: Type.Array(
        Strict({
          afterSaleId: IdOf('afterSale'),
          agreed: Type.Boolean(),
          code: Type.Optional(Type.String({ description: 'why not' })),
          detail: Type.Optional(Type.String()),
        }),
      ),
    }),
  },
});

export const operationsContract = contract({
  'GET /operations/after-sales': {
    summary: 'All requests, newest first; by default those in dispute',
    access: operator('aftersales'),
    query: Strict({
      ...cursorQuery,
      status: Type.Optional(StatusIn),
      shopId: Type.Optional(IdOf('shop')),
      buyerId: Type.Optional(IdOf('person')),
      q: Type.Optional(Type.String({ maxLength: 64, description: 'order number' })),
      which: Type.Optional(OneOf('disputed', 'all')),
    }),
    reply: PageOf(ShopCaseSummary),
  },
  'GET /operations/after-sales/:afterSaleId': {
    summary: 'One request with everything both sides said',
    access: operator('aftersales'),
    params: caseParams,
    reply: ShopCase,
  },
  'POST /operations/after-sales/:afterSaleId/decision': {
    summary: 'Decide a dispute: pay all or a part, have the goods sent back first, or refuse',
    access: operator('aftersales'),
    params: caseParams,
    body: Strict({
      ...Acting,
      ...Evidence,
      outcome: OneOf('refund', 'return_and_refund', 'refuse'),
      amountFen: Type.Optional({ ...Fen, description: 'a part of what was asked for; without it all' }),
    }),
    reply: ShopCase,
    problems: [...acting, tooMuch, nothingAsked, partNotPossible, ownCase],
  },
  'POST /operations/after-sales/:afterSaleId/messages': {
    summary: 'Ask both sides something',
    access: operator('aftersales'),
    params: caseParams,
    body: Strict(Evidence),
    reply: ShopCase,
    problems: [stepNotAllowed],
  },
});
