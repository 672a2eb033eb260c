import {
  contract,
  cursorQuery,
  Fen,
  IdOf,
  Maybe,
  member,
  Nothing,
  OneOf,
  PageOf,
  shop,
  Strict,
  Text,
  Type,
} from '../../platform/contract.ts';
import { operationsCreditContract } from './contract-operations.ts';
import {
  alreadyActive,
  notActive,
  notGranted,
  nothingOwed,
  stillOwed,
  textChanged,
  tooMuch,
} from './problems.ts';
import {
  howToPay,
  paymentProblems,
  ProviderMethodSchema,
  providerProblems,
  ReturnPath,
  whereToPay,
} from '../payments/index.ts';
import { Agreement, AgreementSummary, Bills, Plan, RepaymentQuote, ShopTerms, Standing } from './schemas.ts';

const scope = {
  scope: OneOf('overdue', 'agreement', 'all'),
  agreementId: Type.Optional(IdOf('creditAgreement')),
  amountFen: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 100_000_000_000, description: 'less than all of it' }),
  ),
};

export const creditContract = contract({
  'GET /me/credit': {
    summary: 'My credit: limit, what is used, what is due next, and why it stands as it does',
    access: member,
    reply: Standing,
  },
  'POST /me/credit/activation': {
    summary: 'Open credit: agree to the text and sign the permission to charge at the bank',
    access: member,
    transaction: 'own',
    body: Strict({ agreementVersion: Text(20), returnPath: ReturnPath }),
    reply: Strict({ redirectUrl: Type.String() }),
    status: 201,
    problems: [alreadyActive, notGranted, textChanged, paymentProblems.bankAway, paymentProblems.noProvider],
    limit: { max: 20, windowMs: 3_600_000 },
  },
  'POST /me/credit/deactivation': {
    summary: 'Close credit; possible when nothing is owed',
    access: member,
    reply: Nothing,
    problems: [notActive, stillOwed],
  },
  'GET /me/credit/bills': {
    summary: 'The bill calendar of a month, and how much falls due in each month around it',
    access: member,
    query: Strict({ month: Type.Optional(Type.String({ pattern: '^20\\d\\d-(0[1-9]|1[0-2])$' })) }),
    reply: Bills,
  },
  'GET /me/credit/agreements': {
    summary: 'What I bought on credit, newest first',
    access: member,
    query: Strict({
      ...cursorQuery,
      open: Type.Optional(Type.Boolean()),
      purchaseId: Type.Optional(IdOf('purchase')),
    }),
    reply: PageOf(AgreementSummary),
  },
  'GET /me/credit/agreements/:agreementId': {
    summary:
      'One agreement: its terms, what was paid, what was refunded, and what paying it back now would cost',
    access: member,
    params: Strict({ agreementId: IdOf('creditAgreement') }),
    reply: Agreement,
  },
  'GET /me/credit/plans': {
    summary:
      'Instalment plans for an amount, with each term; informative, an offer for a purchase is decided at its payment',
    access: member,
    query: Strict({ amountFen: Type.Integer({ minimum: 1, maximum: 100_000_000_000 }) }),
    reply: Strict({ plans: Type.Array(Plan) }),
  },
  'POST /me/credit/repayment-quotes': {
    summary: 'What paying back would take and save',
    access: member,
    body: Strict(scope),
    reply: RepaymentQuote,
    problems: [nothingOwed, tooMuch],
  },
  'POST /me/credit/repayments': {
    summary:
      'Pay back early or what is overdue: leads to the provider one chooses, or the first that is offered here',
    access: member,
    transaction: 'own',
    body: Strict({ ...scope, method: Type.Optional(ProviderMethodSchema), ...howToPay }),
    reply: Strict({ repaymentId: IdOf('repayment'), amountFen: Fen, ...whereToPay }),
    status: 201,
    problems: [nothingOwed, tooMuch, ...providerProblems],
  },
  'GET /me/credit/repayments/:repaymentId': {
    summary: 'How a repayment stands; ask again while it is started',
    access: member,
    params: Strict({ repaymentId: IdOf('repayment') }),
    reply: Strict({
      repaymentId: IdOf('repayment'),
      state: OneOf('started', 'received'),
      amountFen: Fen,
      surplusFen: Maybe(Fen),
    }),
  },
  'GET /shops/:shopId/credit-terms': {
    summary: 'What the shop offers on credit',
    access: shop('shop.read'),
    params: Strict({ shopId: IdOf('shop') }),
    reply: ShopTerms,
  },
  'PUT /shops/:shopId/credit-terms': {
    summary: 'Offer pay later, and bear the fee of instalments',
    access: shop('finance'),
    params: Strict({ shopId: IdOf('shop') }),
    body: ShopTerms,
    reply: ShopTerms,
  },
  ...operationsCreditContract,
});
