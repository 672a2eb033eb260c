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
  Strict,
  Text,
  Type,
} from '../../platform/contract.ts';
import { budgetChanged, budgetFunderUnclear, budgetOver, capTooLow } from './problems.ts';

const Bps = Type.Integer({ minimum: 0, maximum: 10_000, description: 'basis points' });
const Amount = Type.Integer({
  minimum: 1,
  maximum: 1_000_000_000_000,
  description: 'amount in fen (1/100 yuan)',
});
const Split = Strict(
  { platformBps: Bps, creatorBps: Bps, brandBps: Bps },
  {
    description: 'who pays what the budget gives, 10,000 together',
  },
);
const Name = Strict({ zh: Text(40), en: Text(80) });

export const BudgetState = OneOf('planned', 'running', 'dry', 'paused', 'spent', 'ended', 'stopped');

const Budget = Strict({
  budgetId: IdOf('budget'),
  name: Bilingual,
  kind: OneOf('platform', 'brand', 'creator'),
  brand: Maybe(Type.String()),
  creatorId: Maybe(IdOf('creator')),
  split: Split,
  capFen: Fen,
  perBuyerFen: Maybe(Fen),
  startsAt: Instant,
  endsAt: Maybe(Instant),
  state: BudgetState,
  stopReason: Maybe(Type.String()),
  spentFen: { ...Fen, description: 'of paid orders, less what came back' },
  reservedFen: { ...Fen, description: 'of orders not yet paid' },
  leftFen: Fen,
  returnedFen: { ...Fen, description: 'came back with refunds, and may be given again' },
  burnPerHourFen: { ...Fen, description: 'given away per hour, net, over the last hours' },
  forecastEndsAt: { ...Maybe(Instant), description: 'when it is used up if it goes on like this' },
  version: Count,
  createdAt: Instant,
});
const Hour = Strict({
  hour: Instant,
  drawnFen: Fen,
  paidFen: Fen,
  releasedFen: Fen,
  returnedFen: Fen,
  leftFen: { ...Fen, description: 'at the end of the hour' },
});

const params = Strict({ budgetId: IdOf('budget') });
const Reason = Text(200);

export const subsidiesContract = contract({
  'GET /operations/budgets': {
    summary: 'Subsidy budgets, newest first, as they stand now',
    access: operator('budgets'),
    query: Strict({ ...cursorQuery, state: Type.Optional(BudgetState) }),
    reply: PageOf(Budget),
  },
  'POST /operations/budgets': {
    summary: 'Open a budget of the platform, a brand or a creator',
    access: operator('budgets'),
    body: Strict({
      name: Name,
      kind: OneOf('platform', 'brand', 'creator'),
      brand: Type.Optional(Text(60)),
      creatorId: Type.Optional(IdOf('creator')),
      split: Type.Optional(Split),
      capFen: Amount,
      perBuyerFen: Type.Optional(Amount),
      startsAt: Type.Optional(Instant),
      endsAt: Type.Optional(Instant),
    }),
    status: 201,
    idempotent: true,
    reply: Budget,
    problems: [budgetFunderUnclear],
  },
  'GET /operations/budgets/:budgetId': {
    summary: 'One budget: spent, reserved, left, burn-down and forecast',
    access: operator('budgets'),
    params,
    reply: Budget,
  },
  'GET /operations/budgets/:budgetId/burn-down': {
    summary: 'What happened to a budget hour by hour, oldest first',
    access: operator('budgets'),
    params,
    query: Strict({ hours: Type.Optional(Type.Integer({ minimum: 1, maximum: 720 })) }),
    reply: Strict({ items: Type.Array(Hour) }),
  },
  'PATCH /operations/budgets/:budgetId': {
    summary: 'Change name, cap, share per buyer or end; what is given already stays given',
    access: operator('budgets'),
    params,
    body: Strict({
      seenVersion: Count,
      name: Type.Optional(Name),
      capFen: Type.Optional(Amount),
      perBuyerFen: Type.Optional(Maybe(Amount)),
      endsAt: Type.Optional(Maybe(Instant)),
      reason: Reason,
    }),
    reply: Budget,
    problems: [capTooLow, budgetChanged, budgetOver],
  },
  'POST /operations/budgets/:budgetId/top-ups': {
    summary: 'Add money; a budget that was spent runs again',
    access: operator('budgets'),
    params,
    body: Strict({ addFen: Amount, reason: Reason }),
    idempotent: true,
    reply: Budget,
    problems: [budgetOver],
  },
  'POST /operations/budgets/:budgetId/pause': {
    summary: 'Give nothing for now; orders placed keep what they have',
    access: operator('budgets'),
    params,
    body: Strict({ reason: Reason }),
    reply: Budget,
    problems: [budgetOver],
  },
  'DELETE /operations/budgets/:budgetId/pause': {
    summary: 'Let a paused budget give again',
    access: operator('budgets'),
    params,
    reply: Budget,
    problems: [budgetOver],
  },
  'POST /operations/budgets/:budgetId/stop': {
    summary: 'End a budget for good; orders placed keep what they have',
    access: operator('budgets'),
    params,
    body: Strict({ reason: Reason }),
    reply: Budget,
    problems: [budgetOver],
  },
});
