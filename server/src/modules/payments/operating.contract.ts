import {
  contract,
  Count,
  cursorQuery,
  Fen,
  IdOf,
  Instant,
  Maybe,
  Nothing,
  OneOf,
  operator,
  PageOf,
  SignedFen,
  Strict,
  Text,
  Type,
} from '../../platform/contract.ts';
import { differenceKinds } from './reconciliation/compare.ts';
import { providerMethods } from './payment.ts';
import { alreadyResolved, bankAway, dayNotOver, methodNotOffered, notRefused } from './problems.ts';

const Day = Type.String({ format: 'date', description: 'day in Beijing, yyyy-mm-dd' });
const Method = OneOf(...providerMethods);

const Reconciliation = Strict({
  reconciliationId: IdOf('reconciliation'),
  method: Method,
  day: Day,
  state: OneOf('waiting', 'done'),
  ranAt: Instant,
  oursCount: Count,
  theirsCount: Count,
  matchedCount: Count,
  openDifferences: Count,
  paidFen: Fen,
  refundedFen: Fen,
  feeFen: SignedFen,
  lastError: Maybe(Type.String()),
});
const Difference = Strict({
  differenceId: IdOf('difference'),
  reconciliationId: IdOf('reconciliation'),
  method: Method,
  day: Day,
  kind: OneOf(...differenceKinds),
  what: OneOf('trade', 'refund'),
  ourNo: Type.String({ description: 'our id at the provider, or what the provider wrote there' }),
  tradeNo: Type.String({ description: "the provider's number" }),
  oursFen: Maybe(Fen),
  theirsFen: Maybe(Fen),
  oursState: Maybe(Type.String()),
  otherDay: Maybe(
    Type.String({
      format: 'date',
      description: 'listed twice: the day whose bill has it too; null: it stands twice on this one',
    }),
  ),
  foundAt: Instant,
  resolvedAt: Maybe(Instant),
  note: Maybe(Type.String()),
});
const RefusedRefund = Strict({
  refundId: IdOf('refund'),
  buyerId: IdOf('person'),
  method: Method,
  amountFen: Fen,
  reason: Type.String({ description: 'why the money is given back' }),
  refusal: Type.String({ description: 'what the provider said' }),
  requestedAt: Instant,
  refusedAt: Instant,
});

export const operatingContract = contract({
  'GET /operations/reconciliations': {
    summary: "Days of providers' bills held against our books, newest first",
    access: operator('finance'),
    query: Strict({ method: Type.Optional(Method), ...cursorQuery }),
    reply: PageOf(Reconciliation),
  },
  'POST /operations/reconciliations': {
    summary:
      "Fetch a provider's bill of a day and compare it (again); open differences that are gone are closed",
    access: operator('finance'),
    body: Strict({ method: Method, day: Day }),
    reply: Reconciliation,
    transaction: 'own',
    problems: [bankAway, methodNotOffered, dayNotOver],
  },
  'GET /operations/differences': {
    summary: 'What providers and we do not agree on: the work list, newest first',
    access: operator('finance'),
    query: Strict({
      state: Type.Optional(OneOf('open', 'resolved')),
      reconciliationId: Type.Optional(IdOf('reconciliation')),
      ...cursorQuery,
    }),
    reply: PageOf(Difference),
  },
  'POST /operations/differences/:differenceId/resolution': {
    summary: 'Say how a difference was settled',
    access: operator('finance'),
    params: Strict({ differenceId: IdOf('difference') }),
    body: Strict({ note: Text(500) }),
    reply: Nothing,
    problems: [alreadyResolved],
  },
  'GET /operations/refused-refunds': {
    summary: 'Refunds that a provider will not make: the buyer still waits, longest first',
    access: operator('finance'),
    query: Strict(cursorQuery),
    reply: PageOf(RefusedRefund),
  },
  'POST /operations/refused-refunds/:refundId/retry': {
    summary: 'Ask the provider again',
    access: operator('finance'),
    params: Strict({ refundId: IdOf('refund') }),
    reply: Nothing,
    problems: [notRefused],
  },
  'POST /operations/refused-refunds/:refundId/settlement': {
    summary: "The money was given back by hand in the provider's own console; say how",
    access: operator('finance'),
    params: Strict({ refundId: IdOf('refund') }),
    body: Strict({ note: Text(500) }),
    reply: Nothing,
    problems: [notRefused],
  },
});
