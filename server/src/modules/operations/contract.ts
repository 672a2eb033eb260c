import {
  contract,
  cursorQuery,
  IdOf,
  Instant,
  Maybe,
  Nothing,
  OneOf,
  operator,
  PageOf,
  Strict,
  Text,
  Type,
} from '../../platform/contract.ts';
import { failureSettled, notDismissible } from './problems.ts';

const Failure = Strict({
  failureId: IdOf('failure'),
  kind: OneOf('event', 'job', 'timer'),
  source: Type.String({ description: 'the subscriber, the job or the timer' }),
  subject: Type.String({ description: 'the event or the job; a timer repeats its name' }),
  error: Type.String({ description: 'its first line' }),
  trace: Type.String({ description: 'all that is known of it' }),
  payload: Type.Record(Type.String(), Type.Unknown(), { description: 'ids and facts' }),
  attempts: Type.Integer(),
  failedAt: Instant,
  state: OneOf('open', 'retrying'),
});

const Person = Strict({ personId: IdOf('person'), nickname: Type.String() });
const AuditEntry = Strict({
  auditId: IdOf('audit'),
  at: Instant,
  actor: Maybe(Person),
  action: Type.String(),
  subject: Type.String({ description: 'id of what it was done to' }),
  shopId: Maybe(IdOf('shop')),
  details: Type.Record(Type.String(), Type.Unknown()),
});

const failureParams = Strict({ failureId: IdOf('failure') });

export const operationsContract = contract({
  'GET /operations/failures': {
    summary: 'What the worker could not do: events, jobs and timers, newest first',
    access: operator('failures'),
    reply: PageOf(Failure),
    query: Strict({ ...cursorQuery, kind: Type.Optional(OneOf('event', 'job', 'timer')) }),
  },
  'POST /operations/failures/:failureId/retry': {
    summary: 'Try again; the worker takes it within a second',
    access: operator('failures'),
    params: failureParams,
    reply: Nothing,
    problems: [failureSettled],
  },
  'POST /operations/failures/:failureId/dismissal': {
    summary: 'Settle it without doing it, saying why',
    access: operator('failures'),
    params: failureParams,
    body: Strict({ reason: Text(300, 2) }),
    reply: Nothing,
    problems: [failureSettled, notDismissible],
  },
  'GET /operations/audit-log': {
    summary: 'Who did what to what, newest first',
    access: operator('audit'),
    reply: PageOf(AuditEntry),
    query: Strict({
      ...cursorQuery,
      actorId: Type.Optional(IdOf('person')),
      shopId: Type.Optional(IdOf('shop')),
      action: Type.Optional(Text(60)),
      subject: Type.Optional(Text(60)),
      from: Type.Optional(Instant),
      to: Type.Optional(Instant),
    }),
  },
});
