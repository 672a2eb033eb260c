import {
  Bilingual,
  contract,
  Count,
  cursorQuery,
  Fen,
  IdOf,
  Instant,
  Maybe,
  OneOf,
  operator,
  PageOf,
  SignedFen,
  Strict,
  Text,
  Type,
} from '../../platform/contract.ts';
import {
  accountWaits,
  approvedByYou,
  depositShort,
  exportNotReady,
  exportTooLong,
  monthNotOver,
  ownPayout,
  payoutDecided,
} from './problems.ts';
import { Amount, Bill, Export, ExportIn, Month, Payout, Waterfall } from './schemas.ts';
import { billsQuery } from './shop.contract.ts';

const finance = { access: operator('finance') } as const;
const payoutParams = Strict({ payoutId: IdOf('payout') });
const exportParams = Strict({ exportId: IdOf('dataExport') });
const OperatorPayout = Strict({
  payout: Payout,
  ownerName: Bilingual,
  approvedBy: Type.Array(IdOf('person')),
  accountNamedAt: Maybe(Instant),
});
const AccountingMonth = Strict({
  month: Month,
  state: OneOf('open', 'closing', 'closed'),
  done: Count,
  total: Count,
  closedAt: Maybe(Instant),
});

export const operatorFinanceContract = contract({
  'GET /operations/finance': {
    summary: 'What is owed to shops and creators, beside the control accounts of the ledger',
    ...finance,
    reply: Strict({
      controls: Type.Array(
        Strict({
          account: OneOf('shops.payable', 'creators.payable', 'shops.deposits'),
          ledgerFen: SignedFen,
          ownersFen: SignedFen,
          heldFen: Fen,
          unheardFen: SignedFen,
          arrearsFen: Fen,
          owners: Count,
          ownersInArrears: Count,
        }),
      ),
      payoutsWaiting: Count,
      payoutsWaitingFen: Fen,
      billsDue: Count,
    }),
  },
  'GET /operations/settlement-bills': {
    summary: 'Settlement bills of all shops, newest first',
    ...finance,
    query: Strict({
      ...billsQuery,
      shopId: Type.Optional(IdOf('shop')),
      creatorId: Type.Optional(IdOf('creator')),
      orderId: Type.Optional(IdOf('order')),
    }),
    reply: PageOf(Bill),
  },
  'GET /operations/orders/:orderId/waterfall': {
    summary: 'Where the money of an order went, with the legs of the ledger',
    ...finance,
    params: Strict({ orderId: IdOf('order') }),
    reply: Strict({
      waterfall: Waterfall,
      capturedFen: Fen,
      refundedFen: Fen,
      accounts: Type.Array(Strict({ account: Type.String(), amountFen: SignedFen })),
      legs: Type.Array(
        Strict({ at: Instant, kind: Type.String(), account: Type.String(), amountFen: SignedFen }),
      ),
    }),
  },
  'GET /operations/payouts': {
    summary: 'Withdrawals, those waiting longest first',
    ...finance,
    query: Strict({
      ...cursorQuery,
      state: Type.Optional(OneOf('requested', 'approved', 'sent', 'done', 'failed', 'rejected', 'cancelled')),
    }),
    reply: PageOf(OperatorPayout),
  },
  'GET /operations/payouts/:payoutId': {
    summary: 'One withdrawal',
    ...finance,
    params: payoutParams,
    reply: OperatorPayout,
  },
  'POST /operations/payouts/:payoutId/approval': {
    summary: 'Approve; a large one needs two operators',
    ...finance,
    params: payoutParams,
    reply: OperatorPayout,
    problems: [payoutDecided, ownPayout, accountWaits, approvedByYou],
  },
  'POST /operations/payouts/:payoutId/rejection': {
    summary: 'Reject, with a reason the owner reads',
    ...finance,
    params: payoutParams,
    body: Strict({ reason: Text(200) }),
    reply: OperatorPayout,
    problems: [payoutDecided, ownPayout],
  },
  'POST /operations/payouts/:payoutId/outcome': {
    summary: 'Record what the bank said of a payout that was sent in a file',
    ...finance,
    params: payoutParams,
    body: Strict({
      outcome: OneOf('done', 'failed'),
      bankReference: Text(60),
      reason: Type.Optional(Text(200)),
    }),
    reply: OperatorPayout,
    problems: [payoutDecided, ownPayout],
  },
  'POST /operations/shops/:shopId/deposit-uses': {
    summary: "Use a shop's deposit to cover what it owes",
    ...finance,
    params: Strict({ shopId: IdOf('shop') }),
    body: Strict({ amountFen: Amount, reason: Text(200) }),
    reply: Strict({ depositFen: Fen, balanceFen: SignedFen }),
    idempotent: true,
    problems: [depositShort],
  },
  'GET /operations/accounting-months': {
    summary: 'Months, newest first, and whether their books are closed',
    ...finance,
    reply: Strict({ items: Type.Array(AccountingMonth) }),
  },
  'POST /operations/accounting-months/:month/closing': {
    summary: 'Close the books of a month; runs in the background',
    ...finance,
    params: Strict({ month: Month }),
    reply: AccountingMonth,
    status: 202,
    problems: [monthNotOver],
  },
  'GET /operations/finance-exports': {
    summary: 'Files of figures, newest first',
    ...finance,
    query: Strict(cursorQuery),
    reply: PageOf(Export),
  },
  'POST /operations/finance-exports': {
    summary: 'Have a file of all bills, movements or payouts made',
    ...finance,
    body: ExportIn,
    reply: Export,
    status: 202,
    idempotent: true,
    problems: [exportTooLong],
  },
  'GET /operations/finance-exports/:exportId/file': {
    summary: 'The file',
    ...finance,
    params: exportParams,
    reply: Type.String(),
    produces: 'application/octet-stream',
    problems: [exportNotReady],
  },
});
