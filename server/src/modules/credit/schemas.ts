import { Bilingual, Count, Fen, IdOf, Instant, Maybe, OneOf, Strict, Type } from '../../platform/contract.ts';
import { bearers } from './policy.ts';
import { lineStates, instalmentStates } from './states.ts';

/** Why something is so, in both languages; `code` is for programs. */
export const Reason = Strict({ code: Type.String(), ok: Type.Boolean(), words: Bilingual });

export const Factor = Strict({
  code: Type.String(),
  points: Type.Integer(),
  words: Bilingual,
});

export const NextDue = Strict({
  dueAt: Instant,
  amountFen: Fen,
  instalmentId: IdOf('instalment'),
  agreementId: IdOf('creditAgreement'),
});

export const Standing = Strict({
  state: OneOf('none', ...lineStates),
  limitFen: Fen,
  usedFen: Fen,
  availableFen: Fen,
  owedFen: Fen,
  overdueFen: Fen,
  afterReceiptFen: { ...Fen, description: 'owed for orders not yet received; charged after receipt' },
  nextDue: Maybe(NextDue),
  reasons: Type.Array(Reason, { description: 'what was looked at, and what stands in the way' }),
  score: Maybe(Type.Integer()),
  factors: Type.Array(Factor, { description: 'how the limit was decided' }),
  decidedBy: Maybe(Type.String()),
  agreementText: Strict({ version: Type.String(), words: Bilingual }),
});

export const Instalment = Strict({
  instalmentId: IdOf('instalment'),
  agreementId: IdOf('creditAgreement'),
  number: Count,
  of: Count,
  orderId: Maybe(IdOf('order')),
  state: OneOf(...instalmentStates),
  charging: Type.Boolean({ description: 'a charge is under way' }),
  dueAt: Maybe(Instant),
  principalFen: Fen,
  feeFen: Fen,
  paidFen: Fen,
  cancelledFen: Fen,
  openFen: Fen,
  nextChargeAt: Maybe(Instant),
  lastFailure: Maybe(Bilingual),
});

export const AgreementSummary = Strict({
  agreementId: IdOf('creditAgreement'),
  purchaseId: IdOf('purchase'),
  method: OneOf('pay_later', 'instalments'),
  principalFen: Fen,
  feeFen: Fen,
  openFen: Fen,
  nextState: {
    ...Maybe(OneOf(...instalmentStates)),
    description: 'of what is still owed and falls due first; null: nothing is owed',
  },
  nextDueAt: { ...Maybe(Instant), description: 'when that is charged; null: after receipt' },
  tenor: Count,
  rateBps: Type.Integer(),
  bearer: OneOf(...bearers),
  grantedAt: Instant,
});

export const Agreement = Strict({
  ...AgreementSummary.properties,
  instalments: Type.Array(Instalment),
  orders: Type.Array(Strict({ orderId: IdOf('order'), amountFen: Fen, refundedFen: Fen })),
  refunds: Type.Array(
    Strict({ refundId: IdOf('refund'), at: Instant, amountFen: Fen, cancelledFen: Fen, returnedFen: Fen }),
  ),
  earlyRepayment: Maybe(Strict({ amountFen: Fen, savedFeeFen: Fen })),
});

export const Plan = Strict({
  tenor: Count,
  rateBps: Type.Integer(),
  bearer: OneOf(...bearers),
  feeFen: Fen,
  totalFen: Fen,
  firstFen: Fen,
  laterFen: Fen,
  terms: Type.Array(Strict({ number: Count, dueAt: Instant, principalFen: Fen, feeFen: Fen })),
});

/** What credit offers for a purchase; the apps show it beside the other ways of paying. */
export const CreditOffer = Strict({
  payLater: Strict({ eligible: Type.Boolean(), reasons: Type.Array(Reason) }),
  instalments: Strict({ eligible: Type.Boolean(), reasons: Type.Array(Reason), plans: Type.Array(Plan) }),
  availableFen: Fen,
});

export const Bills = Strict({
  month: Type.String(),
  dueFen: Fen,
  paidFen: Fen,
  openFen: Fen,
  days: Type.Array(
    Strict({
      day: Type.String({ description: 'yyyy-mm-dd' }),
      openFen: Fen,
      paidFen: Fen,
      items: Type.Array(Instalment),
    }),
  ),
  months: Type.Array(Strict({ month: Type.String(), dueFen: Fen, openFen: Fen })),
});

export const RepaymentQuote = Strict({
  amountFen: Fen,
  savedFeeFen: Fen,
  instalmentIds: Type.Array(IdOf('instalment')),
});

export const ShopTerms = Strict({
  payLater: Type.Boolean({ description: 'buyers may pay after they received' }),
  freeTenors: Type.Array(Type.Integer({ minimum: 2, maximum: 36 }), {
    maxItems: 12,
    uniqueItems: true,
    description: 'numbers of terms whose fee the shop bears',
  }),
});

const person = { personId: IdOf('person'), nickname: Type.String() };
export const LineSummary = Strict({
  ...person,
  state: OneOf(...lineStates),
  limitFen: Fen,
  usedFen: Fen,
  overdueFen: Fen,
  score: Type.Integer(),
  decidedBy: Type.String(),
  frozenReason: Maybe(Type.String()),
});
export const LineDetails = Strict({
  ...LineSummary.properties,
  decidedAt: Instant,
  activatedAt: Maybe(Instant),
  factors: Type.Array(Factor),
  history: Strict({
    receivedOrders: Count,
    receivedFen: Fen,
    cancelledOrders: Count,
    refunds: Count,
    paidOnTime: Count,
    paidLate: Count,
    writtenOff: Count,
  }),
  agreements: Type.Array(AgreementSummary),
  reminders: Type.Array(Strict({ at: Instant, step: Type.String(), instalmentId: IdOf('instalment') })),
});
export const OverdueItem = Strict({
  ...person,
  instalment: Instalment,
  overdueSince: Instant,
  daysOverdue: Count,
  failures: Count,
});
export const Portfolio = Strict({
  people: Strict({ active: Count, frozen: Count, activating: Count, closed: Count }),
  limitFen: Fen,
  usedFen: Fen,
  methods: Type.Array(
    Strict({
      method: OneOf('pay_later', 'instalments'),
      agreements: Count,
      lentFen: Fen,
      openFen: Fen,
      overdueFen: Fen,
      writtenOffFen: Fen,
      paidFen: Fen,
    }),
  ),
  overduePeople: Count,
  overdueByAge: Type.Array(Strict({ fromDays: Count, toDays: Maybe(Count), count: Count, openFen: Fen })),
});
