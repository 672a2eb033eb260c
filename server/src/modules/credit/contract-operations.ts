import {
  contract,
  cursorQuery,
  IdOf,
  Nothing,
  OneOf,
  operator,
  PageOf,
  Strict,
  Text,
  Type,
} from '../../platform/contract.ts';
import { alreadyFrozen, notOverdue } from './problems.ts';
import { LineDetails, LineSummary, OverdueItem, Portfolio } from './schemas.ts';
import { lineStates } from './states.ts';

const personParams = Strict({ personId: IdOf('person') });
const because = Strict({ reason: Text(300, 2) });

export const operationsCreditContract = contract({
  'GET /operations/credit/portfolio': {
    summary: 'All that is lent, in figures',
    access: operator('credit'),
    reply: Portfolio,
  },
  'GET /operations/credit/people': {
    summary: 'Who has credit and how they stand; those who are overdue first',
    access: operator('credit'),
    query: Strict({ ...cursorQuery, state: Type.Optional(OneOf(...lineStates)) }),
    reply: PageOf(LineSummary),
  },
  'GET /operations/credit/people/:personId': {
    summary: 'One person: the decision and its factors, history, agreements, what they were told',
    access: operator('credit'),
    params: personParams,
    reply: LineDetails,
  },
  'POST /operations/credit/people/:personId/freeze': {
    summary: 'Lend nothing more to this person, saying why; what is owed stays as agreed',
    access: operator('credit'),
    params: personParams,
    body: because,
    reply: Nothing,
    problems: [alreadyFrozen],
  },
  'POST /operations/credit/people/:personId/release': {
    summary: 'Lend to this person again',
    access: operator('credit'),
    params: personParams,
    body: because,
    reply: Nothing,
    problems: [alreadyFrozen],
  },
  'GET /operations/credit/overdue': {
    summary: 'What is overdue, the oldest first',
    access: operator('credit'),
    query: Strict({ ...cursorQuery, writtenOff: Type.Optional(Type.Boolean()) }),
    reply: PageOf(OverdueItem),
  },
  'POST /operations/credit/people/:personId/instalments/:instalmentId/write-off': {
    summary: 'Give an overdue debt up in the books, saying why; it is still owed',
    access: operator('credit'),
    params: Strict({ personId: IdOf('person'), instalmentId: IdOf('instalment') }),
    body: because,
    reply: Nothing,
    problems: [notOverdue],
  },
});
