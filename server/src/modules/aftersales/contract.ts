import {
  anyone,
  contract,
  cursorQuery,
  IdOf,
  member,
  OneOf,
  PageOf,
  Strict,
  Text,
  Type,
} from '../../platform/contract.ts';
import {
  alreadyOpen,
  caseChanged,
  freightNotRefundable,
  nothingAsked,
  nothingToProtect,
  notRefundable,
  reasonNotForThis,
  returnNeedsPieces,
  stepNotAllowed,
  tooLate,
  tooMuch,
  wayNotOffered,
  waybillUnreadable,
} from './problems.ts';
import {
  Acting,
  AfterSale,
  AfterSaleSummary,
  Application,
  Evidence,
  Preview,
  Protection,
  Reason,
  Refundable,
  Wanted,
} from './schemas.ts';
import { merchantContract, operationsContract } from './staff.contract.ts';

const orderParams = Strict({ orderId: IdOf('order') });
const caseParams = Strict({ afterSaleId: IdOf('afterSale') });
const asking = [
  notRefundable,
  tooLate,
  alreadyOpen,
  tooMuch,
  nothingAsked,
  returnNeedsPieces,
  freightNotRefundable,
  wayNotOffered,
  reasonNotForThis,
];
const acting = [caseChanged, stepNotAllowed];

export const buyerContract = contract({
  'GET /after-sale-reasons': {
    summary: 'Why something may go back',
    access: anyone,
    reply: Strict({ items: Type.Array(Reason) }),
  },
  'GET /orders/:orderId/refundable': {
    summary: 'What of an order can still go back, and how',
    access: member,
    params: orderParams,
    reply: Refundable,
  },
  'POST /orders/:orderId/after-sale-preview': {
    summary: 'Exactly what would come back for these pieces, to the fen',
    access: member,
    params: orderParams,
    body: Wanted,
    reply: Preview,
    problems: [notRefundable, tooMuch, nothingAsked, freightNotRefundable],
  },
  'POST /orders/:orderId/after-sales': {
    summary: 'Ask for money back, with or without sending the goods back',
    access: member,
    params: orderParams,
    body: Application,
    status: 201,
    reply: AfterSale,
    idempotent: true,
    problems: asking,
  },
  'GET /after-sales': {
    summary: 'My requests, newest first',
    access: member,
    query: Strict({
      ...cursorQuery,
      state: Type.Optional(OneOf('open', 'ended')),
      orderId: Type.Optional(IdOf('order')),
    }),
    reply: PageOf(AfterSaleSummary),
  },
  'GET /after-sales/:afterSaleId': {
    summary: 'One request of mine with its timeline',
    access: member,
    params: caseParams,
    reply: AfterSale,
  },
  'POST /after-sales/:afterSaleId/revision': {
    summary: 'Change a request: before the shop answered, or after it refused',
    access: member,
    params: caseParams,
    body: Strict({ ...Acting, ...Application.properties }),
    reply: AfterSale,
    problems: [...acting, ...asking],
  },
  'POST /after-sales/:afterSaleId/withdrawal': {
    summary: 'Take a request back',
    access: member,
    params: caseParams,
    body: Strict(Acting),
    reply: AfterSale,
    problems: acting,
  },
  'POST /after-sales/:afterSaleId/escalation': {
    summary: 'Ask the platform to decide, after the shop refused',
    access: member,
    params: caseParams,
    body: Strict({ ...Acting, ...Evidence }),
    reply: AfterSale,
    problems: acting,
  },
  'POST /after-sales/:afterSaleId/return-parcel': {
    summary: 'Say how the goods were sent back',
    access: member,
    params: caseParams,
    body: Strict({ ...Acting, carrier: Text(40), trackingNumber: Text(40) }),
    reply: AfterSale,
    problems: [...acting, waybillUnreadable],
  },
  'POST /after-sales/:afterSaleId/messages': {
    summary: 'Say something to the shop',
    access: member,
    params: caseParams,
    body: Strict(Evidence),
    reply: AfterSale,
    problems: [stepNotAllowed],
  },
});

export const protectionContract = contract({
  'GET /orders/:orderId/price-protection': {
    summary: 'Whether the shop has lowered its price since, and what I can get back',
    access: member,
    params: orderParams,
    reply: Protection,
  },
  'POST /orders/:orderId/price-protection': {
    summary: 'Get the difference to a lower price back',
    access: member,
    params: orderParams,
    body: Strict({ orderLineId: IdOf('orderLine') }),
    reply: Protection,
    transaction: 'own',
    problems: [nothingToProtect],
  },
});

export const aftersalesContract = {
  ...buyerContract,
  ...protectionContract,
  ...merchantContract,
  ...operationsContract,
} as const;
