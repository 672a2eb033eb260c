import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { localeOf } from '../../../platform/app.ts';
import { now } from '../../../platform/clock.ts';
import {
  agreementByMerchant,
  agreementByNumber,
  isBehaviour,
  moveAgreement,
  openAgreement,
  setBehaviour,
  type AgreementRow,
} from './agreements.sql.ts';
import { openTrade, type TradeRow } from './books.sql.ts';
import { bytesOf, html, tradeJson, type Act, type Bank } from './desk.ts';
import { notify } from './notify.ts';
import { agreementPage, missingPage } from './pages.ts';

/** Agreements: the holder of an account allows charges on the bank's page, and takes it back there. */
export const agreementsApi: Record<string, Act> = {
  agreements: async ({ database }, asked) => {
    const agreement = await database.transact((tx) =>
      openAgreement(tx, {
        agreement_no: `LA${randomUUID().replaceAll('-', '')}`,
        out_agreement_no: asked.out_agreement_no,
        merchant_no: asked.merchant_no,
        state: 'signing',
        behaviour: 'enough',
        return_url: asked.return_url,
        notify_url: asked.notify_url,
        opened_at: now(),
        signed_at: null,
      }),
    );
    const sign_url = `/local-bank/agreements/${agreement.agreement_no}`;
    return { status: 200, json: { ...agreementJson(agreement), sign_url } };
  },
  'agreements/query': async ({ database }, asked) => {
    const found = await agreementByMerchant(database.db, asked.merchant_no, asked.out_agreement_no);
    return found
      ? { status: 200, json: agreementJson(found) }
      : { status: 404, json: { error: 'no_such_agreement' } };
  },
  'agreements/revoke': async ({ database }, asked) => {
    const found = await agreementByMerchant(database.db, asked.merchant_no, asked.out_agreement_no);
    if (!found) return { status: 404, json: { error: 'no_such_agreement' } };
    await database.transact((tx) => moveAgreement(tx, found.agreement_no, 'active', 'revoked'));
    return { status: 200, json: { ...agreementJson(found), state: 'revoked' } };
  },
  charges: charge,
};

/** Takes money under an agreement, once for each number, and answers as the account's holder wants it tried. */
async function charge(...[bank, asked]: Parameters<Act>): ReturnType<Act> {
  const agreement = await agreementByNumber(bank.database.db, asked.agreement_no);
  if (!agreement || agreement.merchant_no !== asked.merchant_no)
    return { status: 404, json: { error: 'no_such_agreement' } };
  const { state, reason } = decision(agreement);
  const { trade, isNew } = await bank.database.transact((tx) =>
    openTrade(tx, {
      trade_no: `LB${randomUUID().replaceAll('-', '')}`,
      out_trade_no: asked.out_trade_no,
      merchant_no: asked.merchant_no,
      amount_fen: BigInt(asked.amount_fen),
      currency: asked.currency,
      subject: asked.subject,
      return_url: '',
      notify_url: asked.notify_url,
      state,
      refunded_fen: 0n,
      opened_at: now(),
      decided_at: now(),
      agreement_no: agreement.agreement_no,
      reason,
    }),
  );
  if (agreement.behaviour === 'silent') return { status: 504, json: { error: 'no_answer' } };
  const times = agreement.behaviour === 'twice' ? 2 : 1;
  if (isNew) for (let n = 0; n < times; n++) void notify(trade.notify_url, tradeJson(trade), bank.secret);
  return { status: 200, json: tradeJson(trade) };
}

function decision({ state, behaviour }: AgreementRow): Pick<TradeRow, 'state' | 'reason'> {
  if (state !== 'active') return { state: 'declined', reason: 'mandate_revoked' };
  if (behaviour === 'insufficient') return { state: 'declined', reason: 'insufficient_funds' };
  return { state: 'paid', reason: null };
}

export function agreementPages(app: FastifyInstance, bank: Bank): void {
  type At = { Params: { agreementNo: string } };
  app.get<At>('/local-bank/agreements/:agreementNo', async (request, reply) => {
    const agreement = await agreementByNumber(bank.database.db, request.params.agreementNo);
    const locale = localeOf(request);
    return agreement ? html(reply, agreementPage(agreement, locale)) : html(reply, missingPage(locale), 404);
  });
  app.post<At>('/local-bank/agreements/:agreementNo', (request, reply) => decide(bank, request, reply));
}

async function decide(
  bank: Bank,
  request: FastifyRequest<{ Params: { agreementNo: string } }>,
  reply: FastifyReply,
) {
  const agreementNo = request.params.agreementNo;
  const before = await agreementByNumber(bank.database.db, agreementNo);
  const form = new URLSearchParams(bytesOf(request).toString());
  const [choice, behaviour] = [form.get('decision'), form.get('behaviour') ?? ''];
  const moved = before && (await act());
  if (moved === undefined) return html(reply, missingPage(localeOf(request)), 404);
  const after = (await agreementByNumber(bank.database.db, agreementNo))!;
  if (moved) void notify(after.notify_url, agreementJson(after), bank.secret);
  const back = choice === 'behave' ? `/local-bank/agreements/${agreementNo}` : after.return_url;
  return reply.redirect(back, 303);

  async function act(): Promise<boolean | undefined> {
    return bank.database.transact(async (tx) => {
      if (choice === 'sign') return moveAgreement(tx, agreementNo, 'signing', 'active');
      if (choice === 'refuse') return moveAgreement(tx, agreementNo, 'signing', 'refused');
      if (choice === 'revoke') return moveAgreement(tx, agreementNo, 'active', 'revoked');
      if (choice !== 'behave' || !isBehaviour(behaviour)) return undefined;
      await setBehaviour(tx, agreementNo, behaviour);
      return false;
    });
  }
}

function agreementJson(agreement: AgreementRow) {
  return {
    out_agreement_no: agreement.out_agreement_no,
    agreement_no: agreement.agreement_no,
    merchant_no: agreement.merchant_no,
    state: agreement.state,
  };
}
