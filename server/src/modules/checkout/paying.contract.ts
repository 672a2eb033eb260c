import {
  contract,
  Fen,
  IdOf,
  Instant,
  Maybe,
  member,
  OneOf,
  PageOf,
  Strict,
  Type,
} from '../../platform/contract.ts';
import { CreditOfferSchema, creditProblems } from '../credit/index.ts';
import {
  howToPay,
  paymentMethods,
  paymentProblems,
  paymentStates,
  providerProblems,
  whereToPay,
} from '../payments/index.ts';
import { notPayable } from './paying.problems.ts';

const Payment = Strict({
  paymentId: IdOf('payment'),
  method: OneOf(...paymentMethods),
  amountFen: Fen,
  refundedFen: Fen,
  state: OneOf(...paymentStates),
  startedAt: Instant,
  endedAt: Maybe(Instant),
});
const purchase = { purchaseId: IdOf('purchase') };

export const payingContract = contract({
  'POST /purchases/:purchaseId/payments': {
    summary:
      'Pay for a purchase: leads to the provider, where an attempt still open is used again, or lends it at once',
    access: member,
    params: Strict(purchase),
    body: Strict({
      method: OneOf(...paymentMethods),
      tenor: Type.Optional(Type.Integer({ minimum: 2, maximum: 36, description: 'how many instalments' })),
      ...howToPay,
    }),
    status: 201,
    reply: Strict({ paymentId: IdOf('payment'), ...whereToPay }),
    transaction: 'own',
    problems: [
      notPayable,
      paymentProblems.alreadyPaid,
      ...providerProblems,
      creditProblems.notEligible,
      creditProblems.planUnknown,
      creditProblems.nothingToLend,
    ],
  },
  'GET /purchases/:purchaseId/credit-offer': {
    summary: 'Whether this purchase can be paid later or in instalments, with the reasons and each plan',
    access: member,
    params: Strict(purchase),
    reply: CreditOfferSchema,
  },
  'GET /purchases/:purchaseId/payments': {
    summary: 'The attempts to pay for a purchase, oldest first',
    access: member,
    params: Strict(purchase),
    reply: PageOf(Payment),
  },
  'GET /purchases/:purchaseId/payments/:paymentId': {
    summary: 'How one payment stands; ask again while it is pending',
    access: member,
    params: Strict({ ...purchase, paymentId: IdOf('payment') }),
    reply: Payment,
  },
});
