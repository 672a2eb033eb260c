import {
  Bilingual,
  Count,
  Fen,
  IdOf,
  Instant,
  Maybe,
  OneOf,
  SignedFen,
  Strict,
  Type,
} from '../../platform/contract.ts';

export const Day = Type.String({ pattern: '^2', format: 'date', description: 'a day in Shanghai' });
/** An amount to move: at least a fen. */
export const Amount = Type.Integer({ minimum: 1, maximum: 1_000_000_000_000, description: 'amount in fen' });
export const Month = Type.String({
  pattern: '^2\\d{3}-(0[1-9]|1[0-2])$',
  description: 'a month in Shanghai',
});

export const Bank = Strict({
  holder: Type.String(),
  bank: Type.String(),
  numberTail: Type.String({ description: 'last digits of the account' }),
});

/** Where payouts go. While it waits, withdrawals to it are accepted and not approved. */
export const PayoutAccount = Strict({
  holder: Type.String(),
  bank: Type.String(),
  numberTail: Type.String({ description: 'last digits of the account' }),
  namedAt: Instant,
  waitsUntil: Maybe(Instant),
});

/** What an owner has: balance = available + held + reserved when nothing is in arrears. */
export const Money = Strict({
  balanceFen: SignedFen,
  availableFen: Fen,
  heldFen: Fen,
  reservedFen: Fen,
  arrearsFen: Fen,
  pendingFen: SignedFen,
  payoutAccount: Maybe(PayoutAccount),
  accountWaitHours: Type.Integer({ minimum: 0, description: 'how long an account that is named now waits' }),
  blocked: Maybe(OneOf('arrears', 'deposit', 'no-account')),
});

/** A settlement bill, with the field's names. All amounts in fen. */
export const Bill = Strict({
  billId: IdOf('settlementBill'),
  orderId: IdOf('order'),
  orderLineId: Maybe(IdOf('orderLine')),
  orderNumber: Type.String(),
  shopId: IdOf('shop'),
  title: Type.String(),
  titleEn: Maybe(Type.String()),
  skuName: Type.String(),
  skuNameEn: Maybe(Type.String()),
  quantity: Count,
  actualPayAmount: Fen,
  platformAllowanceAmount: Fen,
  platformPayMarketAllowanceAmount: Fen,
  governmentSubsidyAmount: Fen,
  totalIncome: Fen,
  totalRefundAmount: Fen,
  platformCommissionAmount: Fen,
  distributorCommissionAmount: Fen,
  activityUserCommissionAmount: Fen,
  kzkCommissionAmount: Fen,
  serviceAmount: Fen,
  otherAmount: Fen,
  totalOutgoingAmount: Fen,
  settlementAmount: SignedFen,
  settlementStatus: OneOf('paid', 'received', 'settled', 'void'),
  settlementTime: Maybe(Instant),
  settlementDue: Maybe(Instant),
  settlementRule: Type.String({ description: 'the rates and the period that were agreed' }),
  creatorName: Maybe(Bilingual),
});

/** A line a creator (or leader) earns on. */
export const CommissionBill = Strict({
  billId: IdOf('settlementBill'),
  orderId: IdOf('order'),
  orderNumber: Type.String(),
  title: Type.String(),
  titleEn: Maybe(Type.String()),
  skuName: Type.String(),
  skuNameEn: Maybe(Type.String()),
  quantity: Count,
  role: OneOf('creator', 'leader'),
  source: OneOf('video', 'live', 'shelf'),
  cpsOrderStatus: Type.Integer({ description: '30 paid, 50 received, 60 settled, 80 void' }),
  orderTradeAmount: Fen,
  baseAmount: Fen,
  commissionRate: Type.Integer({ description: 'basis points' }),
  commissionAmount: Fen,
  platformShareAmount: Fen,
  taxAmount: Fen,
  subsidyAmount: Fen,
  estimatedIncome: SignedFen,
  settlementAmount: Maybe(SignedFen),
  settlementSuccessTime: Maybe(Instant),
  settlementDue: Maybe(Instant),
});

export const Movement = Strict({
  seq: Type.Integer(),
  kind: Type.String(),
  amountFen: SignedFen,
  balanceAfterFen: SignedFen,
  at: Instant,
  bookOn: Day,
  orderId: Maybe(IdOf('order')),
});

export const Statement = Strict({
  period: Type.String(),
  closed: Type.Boolean(),
  openingFen: SignedFen,
  closingFen: SignedFen,
  movements: Count,
  totals: Type.Array(Strict({ kind: Type.String(), amountFen: SignedFen, count: Count })),
});

export const Payout = Strict({
  payoutId: IdOf('payout'),
  ownerKind: OneOf('shop', 'creator'),
  ownerId: Type.String(),
  pot: OneOf('payable', 'deposit'),
  amountFen: Fen,
  state: OneOf('requested', 'approved', 'sent', 'done', 'failed', 'rejected', 'cancelled'),
  bank: Bank,
  approvals: Count,
  approvalsNeeded: Count,
  requestedAt: Instant,
  decidedAt: Maybe(Instant),
  sentAt: Maybe(Instant),
  finishedAt: Maybe(Instant),
  reason: Maybe(Type.String()),
  notBefore: Maybe(
    Type.String({ format: 'date-time', description: 'not approved earlier: its account was new' }),
  ),
});

export const Step = Strict({
  kind: Type.String({
    description:
      'paid, platform_subsidy, market_subsidy, refund, technical, payment, credit, commission, service …',
  }),
  amountFen: SignedFen,
  afterFen: SignedFen,
});
/** From what came in to what is left, for each line: the running total ends at the net. */
export const Waterfall = Strict({
  orderId: IdOf('order'),
  orderNumber: Type.String(),
  state: OneOf('paid', 'received', 'settled', 'void'),
  steps: Type.Array(Step),
  netFen: SignedFen,
  lines: Type.Array(
    Strict({
      billId: IdOf('settlementBill'),
      title: Type.String(),
      titleEn: Maybe(Type.String()),
      steps: Type.Array(Step),
      netFen: SignedFen,
    }),
  ),
});

export const Export = Strict({
  exportId: IdOf('dataExport'),
  what: OneOf('bills', 'movements', 'payouts'),
  format: OneOf('csv', 'xlsx'),
  fromDay: Day,
  toDay: Day,
  state: OneOf('waiting', 'running', 'done', 'failed'),
  done: Count,
  total: Count,
  askedAt: Instant,
});
export const ExportIn = Strict({
  what: OneOf('bills', 'movements', 'payouts'),
  format: OneOf('csv', 'xlsx'),
  fromDay: Day,
  toDay: Day,
});
