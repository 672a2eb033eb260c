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
import { paymentMethods, paymentProblems, paymentStates } from '../payments/index.ts';
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
      returnPath: Type.String({
        pattern: '^/[\\w/?=&.-]*$',
        maxLength: 200,
        description: 'page of ours to come back to',
      }),
      openId: Type.Optional(
        Type.String({ pattern: '^[\\w-]{1,128}$', description: 'inside WeChat: who the buyer is there' }),
      ),
    }),
    status: 201,
    reply: Strict({
      paymentId: IdOf('payment'),
      redirectUrl: Type.String({
        maxLength: 8_000,
        description: 'page to go to, or with scan: text of a QR code',
      }),
      scan: Type.Boolean({ description: 'show redirectUrl as a QR code to be scanned with the wallet' }),
      invoke: Maybe(
        Type.Record(Type.String(), Type.String(), {
          description: 'inside WeChat: what the page gives to WeixinJSBridge; redirectUrl is empty',
        }),
      ),
    }),
    transaction: 'own',
    problems: [
      notPayable,
      paymentProblems.alreadyPaid,
      paymentProblems.bankAway,
      paymentProblems.noProvider,
      paymentProblems.methodNotOffered,
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
