import { contract, creator, cursorQuery, IdOf, PageOf, Strict, Type } from '../../platform/contract.ts';
import { accountUnsound, exportNotReady, exportTooLong, payoutDecided } from './problems.ts';
import {
  Amount,
  CommissionBill,
  Export,
  ExportIn,
  Money,
  Movement,
  Payout,
  PayoutAccount,
  Statement,
  Waterfall,
} from './schemas.ts';
import { bankIn, billsQuery, movementsQuery, payoutProblems, statementsQuery } from './shop.contract.ts';

const exportParams = Strict({ exportId: IdOf('dataExport') });

export const creatorFinanceContract = contract({
  'GET /me/earnings': {
    summary: 'What I have earned: settled, on its way, held',
    access: creator,
    reply: Money,
  },
  'GET /me/earnings/bills': {
    summary: 'Sales I earn on, newest first',
    access: creator,
    query: Strict(billsQuery),
    reply: PageOf(CommissionBill),
  },
  'GET /me/earnings/bills/:billId': {
    summary: 'One sale I earn on',
    access: creator,
    params: Strict({ billId: IdOf('settlementBill') }),
    reply: CommissionBill,
  },
  'GET /me/earnings/orders/:orderId/waterfall': {
    summary: 'My commission on an order, traced to the fen',
    access: creator,
    params: Strict({ orderId: IdOf('order') }),
    reply: Waterfall,
  },
  'GET /me/earnings/movements': {
    summary: 'What moved my balance, newest first',
    access: creator,
    query: Strict(movementsQuery),
    reply: PageOf(Movement),
  },
  'GET /me/earnings/statements': {
    summary: 'Opening, movements and closing by day or month',
    access: creator,
    query: Strict(statementsQuery),
    reply: Strict({ items: Type.Array(Statement) }),
  },
  'PUT /me/earnings/payout-account': {
    summary:
      'Name the bank account that payouts go to; withdrawals to a new one wait some hours for their approval',
    access: creator,
    body: bankIn,
    reply: PayoutAccount,
    problems: [accountUnsound],
  },
  'GET /me/earnings/payouts': {
    summary: 'My withdrawals, newest first',
    access: creator,
    query: Strict(cursorQuery),
    reply: PageOf(Payout),
  },
  'POST /me/earnings/payouts': {
    summary: 'Ask for a withdrawal; operators approve it',
    access: creator,
    body: Strict({ amountFen: Amount }),
    reply: Payout,
    status: 201,
    idempotent: true,
    problems: payoutProblems,
  },
  'POST /me/earnings/payouts/:payoutId/cancellation': {
    summary: 'Take back a withdrawal that nobody has approved yet',
    access: creator,
    params: Strict({ payoutId: IdOf('payout') }),
    reply: Payout,
    problems: [payoutDecided],
  },
  'GET /me/earnings/exports': {
    summary: 'Files of figures, newest first',
    access: creator,
    query: Strict(cursorQuery),
    reply: PageOf(Export),
  },
  'POST /me/earnings/exports': {
    summary: 'Have a file of bills, movements or payouts made',
    access: creator,
    body: ExportIn,
    reply: Export,
    status: 202,
    idempotent: true,
    problems: [exportTooLong],
  },
  'GET /me/earnings/exports/:exportId': {
    summary: 'How far a file is',
    access: creator,
    params: exportParams,
    reply: Export,
  },
  'GET /me/earnings/exports/:exportId/file': {
    summary: 'The file',
    access: creator,
    params: exportParams,
    reply: Type.String(),
    produces: 'application/octet-stream',
    problems: [exportNotReady],
  },
});
