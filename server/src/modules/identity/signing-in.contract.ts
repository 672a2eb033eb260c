import {
  anyone,
  contract,
  development,
  Instant,
  Maybe,
  Nothing,
  Strict,
  Type,
} from '../../platform/contract.ts';
import {
  codeLimit,
  codeTooSoon,
  codeWrong,
  noSecondFactor,
  personSuspended,
  secondFactorLocked,
  secondFactorWrong,
} from './problems.ts';
import { Phone, OneTimeCode, FactorCode, Me, SignedIn } from './schemas.ts';

const minute = 60_000;

export const signingInContract = contract({
  'POST /sign-in-codes': {
    summary: 'Send a one-time code to a phone; the answer is the same whether anybody has that phone',
    access: anyone,
    body: Strict({ phone: Phone }),
    status: 202,
    transaction: 'own',
    reply: Strict({ resendAfterSeconds: Type.Integer(), expiresInSeconds: Type.Integer() }),
    limit: { max: 120, windowMs: minute },
    problems: [codeTooSoon, codeLimit],
  },
  'POST /sessions': {
    summary: 'Sign in with phone and code; the first time makes the person. Sets the cookie jishi_session',
    access: anyone,
    status: 201,
    transaction: 'own',
    body: Strict({
      phone: Phone,
      code: OneTimeCode,
      bearer: Type.Optional(Type.Boolean({ description: 'answer the token too' })),
    }),
    reply: SignedIn,
    limit: { max: 120, windowMs: minute },
    problems: [codeWrong, personSuspended],
  },
  'POST /sessions/current/second-factor': {
    summary: 'Confirm the second factor of the session that has just signed in',
    access: anyone,
    transaction: 'own',
    body: Strict({ code: FactorCode }),
    reply: Me,
    limit: { max: 60, windowMs: minute },
    problems: [secondFactorWrong, secondFactorLocked, noSecondFactor],
  },
  'GET /sessions/current': {
    summary: 'Who is looking; nothing (204) for a visitor, which is no mistake of theirs',
    access: anyone,
    reply: Maybe(Me),
  },
  'DELETE /sessions/current': { summary: 'Sign out', access: anyone, reply: Nothing },
  'GET /development/inbox': {
    summary: 'The text messages that were not sent, newest first',
    access: development,
    query: Strict({ phone: Type.Optional(Phone) }),
    reply: Strict({
      items: Type.Array(
        Strict({ phone: Type.String(), text: Type.String(), code: Type.String(), at: Instant }),
      ),
    }),
  },
});
