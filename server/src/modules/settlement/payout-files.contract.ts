import {
  contract,
  Count,
  cursorQuery,
  Fen,
  IdOf,
  Instant,
  Maybe,
  operator,
  PageOf,
  Strict,
  Type,
} from '../../platform/contract.ts';
import { fileAnswered, nothingToSend } from './problems.ts';

const finance = { access: operator('finance') } as const;
const csv = { reply: Type.String(), produces: 'text/csv; charset=utf-8' } as const;
const PayoutFile = Strict({
  fileId: IdOf('payoutFile'),
  madeAt: Instant,
  madeBy: Maybe(Strict({ personId: IdOf('person'), nickname: Type.String() })),
  payouts: Count,
  amountFen: Fen,
  unanswered: Type.Integer({ minimum: 0, description: 'withdrawals whose outcome nobody has recorded yet' }),
});

export const payoutFilesContract = contract({
  'POST /operations/payout-files': {
    summary: 'Send all approved withdrawals to the bank as one file; answers the file',
    ...finance,
    ...csv,
    problems: [nothingToSend],
  },
  'GET /operations/payout-files': {
    summary: 'Files that were made for the bank, newest first',
    ...finance,
    query: Strict(cursorQuery),
    reply: PageOf(PayoutFile),
  },
  'GET /operations/payout-files/:fileId': {
    summary: 'A file once more, without what the bank has answered; each download is in the audit log',
    ...finance,
    params: Strict({ fileId: IdOf('payoutFile') }),
    // A read that writes one row: who took account numbers away.
    transaction: 'own',
    ...csv,
    problems: [fileAnswered],
  },
});
