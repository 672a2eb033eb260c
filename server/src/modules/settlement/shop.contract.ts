import {
  contract,
  cursorQuery,
  Fen,
  IdOf,
  Instant,
  Maybe,
  OneOf,
  PageOf,
  shop,
  Strict,
  Text,
  Type,
} from '../../platform/contract.ts';
import {
  howToPay,
  paymentProblems,
  providerMethods,
  providerProblems,
  whereToPay,
} from '../payments/index.ts';
import {
  accountUnsound,
  belowMinimum,
  depositNeeded,
  exportNotReady,
  exportTooLong,
  inArrears,
  noPayoutAccount,
  notEnough,
  payoutDecided,
} from './problems.ts';
import {
  Amount,
  Bill,
  Day,
  Export,
  ExportIn,
  Money,
  Movement,
  Payout,
  PayoutAccount,
  Statement,
  Waterfall,
} from './schemas.ts';

const shopParams = Strict({ shopId: IdOf('shop') });
const finance = { access: shop('finance'), params: shopParams } as const;

export const bankIn = Strict({ holder: Text(60), bank: Text(60), number: Text(40) });
export const billsQuery = {
  ...cursorQuery,
  state: Type.Optional(OneOf('paid', 'received', 'settled', 'void')),
  q: Type.Optional(Text(60)),
  fromDay: Type.Optional(Day),
  toDay: Type.Optional(Day),
};
export const statementsQuery = { by: Type.Optional(OneOf('day', 'month')), fromDay: Day, toDay: Day };
export const movementsQuery = { ...cursorQuery, fromDay: Type.Optional(Day), toDay: Type.Optional(Day) };

export const payoutProblems = [notEnough, belowMinimum, inArrears, depositNeeded, noPayoutAccount] as const;

export const shopFinanceContract = contract({
  'GET /shops/:shopId/finance': {
    summary: 'What my shop has: settled, on its way, held, and its deposit',
    ...finance,
    reply: Strict({
      money: Money,
      deposit: Strict({ balanceFen: Fen, requiredFen: Fen, shortFen: Fen, heldFen: Fen }),
    }),
  },
  'GET /shops/:shopId/settlement-bills': {
    summary: 'Settlement bills of my shop, newest first',
    ...finance,
    query: Strict(billsQuery),
    reply: PageOf(Bill),
  },
  'GET /shops/:shopId/settlement-bills/:billId': {
    summary: 'One settlement bill',
    access: shop('finance'),
    params: Strict({ shopId: IdOf('shop'), billId: IdOf('settlementBill') }),
    reply: Bill,
  },
  'GET /shops/:shopId/orders/:orderId/waterfall': {
    summary: 'Where the money of an order went, from gross to net',
    access: shop('finance'),
    params: Strict({ shopId: IdOf('shop'), orderId: IdOf('order') }),
    reply: Waterfall,
  },
  'GET /shops/:shopId/movements': {
    summary: 'What moved the balance, newest first',
    ...finance,
    query: Strict({ ...movementsQuery, pot: Type.Optional(OneOf('payable', 'deposit')) }),
    reply: PageOf(Movement),
  },
  'GET /shops/:shopId/statements': {
    summary: 'Opening, movements and closing by day or month',
    ...finance,
    query: Strict(statementsQuery),
    reply: Strict({ items: Type.Array(Statement) }),
  },
  'PUT /shops/:shopId/payout-account': {
    summary:
      'Name the bank account that payouts go to; withdrawals to a new one wait some hours for their approval',
    ...finance,
    body: bankIn,
    reply: PayoutAccount,
    problems: [accountUnsound],
  },
  'GET /shops/:shopId/payouts': {
    summary: 'Withdrawals of my shop, newest first',
    ...finance,
    query: Strict(cursorQuery),
    reply: PageOf(Payout),
  },
  'POST /shops/:shopId/payouts': {
    summary: 'Ask for a withdrawal; operators approve it',
    ...finance,
    body: Strict({ amountFen: Amount, pot: Type.Optional(OneOf('payable', 'deposit')) }),
    reply: Payout,
    status: 201,
    idempotent: true,
    problems: payoutProblems,
  },
  'POST /shops/:shopId/payouts/:payoutId/cancellation': {
    summary: 'Take back a withdrawal that nobody has approved yet',
    access: shop('finance'),
    params: Strict({ shopId: IdOf('shop'), payoutId: IdOf('payout') }),
    reply: Payout,
    problems: [payoutDecided],
  },
  'GET /shops/:shopId/deposits': {
    summary: 'Deposits paid and used, newest first',
    ...finance,
    query: Strict(cursorQuery),
    reply: PageOf(
      Strict({
        depositId: IdOf('deposit'),
        kind: OneOf('paid', 'used'),
        amountFen: Fen,
        state: OneOf('waiting', 'done'),
        reason: Maybe(Type.String()),
        at: Instant,
      }),
    ),
  },
  'POST /shops/:shopId/deposits': {
    summary: 'Pay towards the deposit: from the balance at once, or at a provider (then payment says where)',
    ...finance,
    body: Strict({
      amountFen: Amount,
      from: OneOf('balance', ...providerMethods),
      returnPath: Type.Optional(howToPay.returnPath),
      openId: howToPay.openId,
    }),
    reply: Strict({ depositId: IdOf('deposit'), payment: Maybe(Strict(whereToPay)) }),
    status: 201,
    transaction: 'own',
    idempotent: 'own',
    problems: [notEnough, paymentProblems.alreadyPaid, ...providerProblems],
  },
  'GET /shops/:shopId/finance-exports': {
    summary: 'Files of figures, newest first',
    ...finance,
    query: Strict(cursorQuery),
    reply: PageOf(Export),
  },
  'POST /shops/:shopId/finance-exports': {
    summary: 'Have a file of bills, movements or payouts made',
    ...finance,
    body: ExportIn,
    reply: Export,
    status: 202,
    idempotent: true,
    problems: [exportTooLong],
  },
  'GET /shops/:shopId/finance-exports/:exportId': {
    summary: 'How far a file is',
    access: shop('finance'),
    params: Strict({ shopId: IdOf('shop'), exportId: IdOf('dataExport') }),
    reply: Export,
  },
  'GET /shops/:shopId/finance-exports/:exportId/file': {
    summary: 'The file',
    access: shop('finance'),
    params: Strict({ shopId: IdOf('shop'), exportId: IdOf('dataExport') }),
    reply: Type.String(),
    produces: 'application/octet-stream',
    problems: [exportNotReady],
  },
});
