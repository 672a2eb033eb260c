import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { later, now } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/db.ts';
import { signedHeaders } from '../gateway-local-protocol.ts';
import { verify } from '../signature.ts';
import { agreementByMerchant, moveAgreement, openAgreement, type AgreementRow } from './agreements.sql.ts';
import { bookedBetween, decideTrade, openTrade, tradeByMerchant, type TradeRow } from './books.sql.ts';
import { charge } from './charge.ts';
import { bytesOf, untilHeard, type Desk } from './desk.ts';
import { giveBack } from './give-back.ts';
import { hostedPages } from './hosted-pages.ts';

type Bank = Desk & { readonly secret: string };
type Asked = {
  merchant_no: string;
  out_trade_no: string;
  out_refund_no: string;
  out_agreement_no: string;
  agreement_no: string;
  amount_fen: number;
  currency: string;
  subject: string;
  return_url: string;
  notify_url: string;
  day: string;
};
type Answer = { readonly status: number; readonly json: object };
type Act = (bank: Bank, asked: Asked) => Promise<Answer>;

/** The development bank: a hosted page that approves, declines, keeps silent or answers twice, behind a signed API. */
export function localBankPages(
  app: FastifyInstance,
  { database, secret }: { database: Database; secret: string },
): void {
  const bank: Bank = {
    database,
    secret,
    prefix: '/local-bank',
    name: { zh: '本地银行', en: 'Local Bank' },
    tellTrade: (trade) => void tell(trade.notify_url, tradeJson(trade), secret),
    tellAgreement: (agreement) => void tell(agreement.notify_url, agreementJson(agreement), secret),
  };
  for (const [path, act] of Object.entries(api)) app.post(`/local-bank/api/${path}`, signed(bank, act));
  hostedPages(app, bank);
}

const api: Record<string, Act> = {
  trades: open,
  'trades/query': find,
  'trades/close': close,
  refunds: refund,
  bills: bill,
  agreements: openAgreementOf,
  'agreements/query': findAgreement,
  'agreements/revoke': revoke,
  charges: async (bank, asked) => {
    const charged = await charge(bank, {
      merchant_no: asked.merchant_no,
      out_trade_no: asked.out_trade_no,
      amount_fen: BigInt(asked.amount_fen),
      currency: asked.currency,
      subject: asked.subject,
      notify_url: asked.notify_url,
      agreement_no: asked.agreement_no,
    });
    if (!charged) return noSuch('agreement');
    return charged.heard
      ? { status: 200, json: tradeJson(charged.trade) }
      : { status: 504, json: { error: 'no_answer' } };
  },
};

const noSuch = (what: string): Answer => ({ status: 404, json: { error: `no_such_${what}` } });

function signed(bank: Bank, act: Act) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const body = bytesOf(request);
    const id = String(request.headers['webhook-id'] ?? '');
    const timestamp = Number(request.headers['webhook-timestamp']);
    const signature = String(request.headers['webhook-signature'] ?? '');
    if (!verify(bank.secret, { id, timestamp, signature }, body, Date.now()))
      return reply.code(401).send({ error: 'bad_signature' });
    const { status, json } = await act(bank, JSON.parse(body.toString()) as Asked);
    return reply.code(status).send(json);
  };
}

function tell(url: string, news: object, secret: string): Promise<boolean> {
  const body = JSON.stringify(news);
  const id = `msg_${randomUUID()}`;
  return untilHeard(async () => {
    const headers = {
      'content-type': 'application/json',
      ...signedHeaders(secret, id, Math.floor(Date.now() / 1_000), body),
    };
    const answered = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(5_000) });
    return answered.ok;
  });
}

async function open({ database, prefix }: Bank, asked: Asked): Promise<Answer> {
  const { trade } = await database.transact((tx) =>
    openTrade(tx, {
      trade_no: `LB${randomUUID().replaceAll('-', '')}`,
      out_trade_no: asked.out_trade_no,
      merchant_no: asked.merchant_no,
      amount_fen: BigInt(asked.amount_fen),
      currency: asked.currency,
      subject: asked.subject,
      return_url: asked.return_url,
      notify_url: asked.notify_url,
      state: 'open',
      refunded_fen: 0n,
      opened_at: now(),
      decided_at: null,
      agreement_no: null,
      reason: null,
    }),
  );
  return { status: 200, json: { ...tradeJson(trade), pay_url: `${prefix}/pay/${trade.trade_no}` } };
}

async function find({ database }: Bank, asked: Asked): Promise<Answer> {
  const trade = await tradeByMerchant(database.db, asked.merchant_no, asked.out_trade_no);
  return trade ? { status: 200, json: tradeJson(trade) } : noSuch('trade');
}

async function close(bank: Bank, asked: Asked): Promise<Answer> {
  const trade = await tradeByMerchant(bank.database.db, asked.merchant_no, asked.out_trade_no);
  if (!trade) return noSuch('trade');
  await bank.database.transact((tx) => decideTrade(tx, trade.trade_no, 'closed'));
  return find(bank, asked);
}

async function refund({ database }: Bank, asked: Asked): Promise<Answer> {
  const trade = await tradeByMerchant(database.db, asked.merchant_no, asked.out_trade_no);
  if (!trade) return noSuch('trade');
  return (await giveBack(database, trade, asked.out_refund_no, BigInt(asked.amount_fen)))
    ? { status: 200, json: { out_refund_no: asked.out_refund_no } }
    : { status: 409, json: { error: 'not_enough_left' } };
}

async function openAgreementOf({ database, prefix }: Bank, asked: Asked): Promise<Answer> {
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
  const sign_url = `${prefix}/agreements/${agreement.agreement_no}`;
  return { status: 200, json: { ...agreementJson(agreement), sign_url } };
}

async function findAgreement({ database }: Bank, asked: Asked): Promise<Answer> {
  const found = await agreementByMerchant(database.db, asked.merchant_no, asked.out_agreement_no);
  return found ? { status: 200, json: agreementJson(found) } : noSuch('agreement');
}

async function revoke(bank: Bank, asked: Asked): Promise<Answer> {
  const found = await agreementByMerchant(bank.database.db, asked.merchant_no, asked.out_agreement_no);
  if (!found) return noSuch('agreement');
  await bank.database.transact((tx) => moveAgreement(tx, found.agreement_no, 'active', 'revoked'));
  return findAgreement(bank, asked);
}

const dayMs = 24 * 3_600_000;

/** The book of one day in Beijing; the bank of this demonstration closes it as soon as it is asked, and takes no fee. */
async function bill({ database }: Bank, { merchant_no: merchantNo, day }: Asked): Promise<Answer> {
  const from = new Date(`${day}T00:00:00+08:00`);
  if (Number.isNaN(from.getTime())) return { status: 400, json: { error: 'bad_day' } };
  const booked = await bookedBetween(database.db, merchantNo, from, later(from, dayMs));
  const lines = booked.map(({ amount_fen: amountFen, ...line }) => ({
    ...line,
    amount_fen: Number(amountFen),
    fee_fen: 0,
  }));
  return { status: 200, json: { lines } };
}

function tradeJson(trade: TradeRow) {
  return {
    out_trade_no: trade.out_trade_no,
    trade_no: trade.trade_no,
    state: trade.state,
    amount_fen: Number(trade.amount_fen),
    currency: trade.currency,
    merchant_no: trade.merchant_no,
    ...(trade.reason ? { reason: trade.reason } : {}),
  };
}

function agreementJson(agreement: AgreementRow) {
  return {
    out_agreement_no: agreement.out_agreement_no,
    agreement_no: agreement.agreement_no,
    merchant_no: agreement.merchant_no,
    state: agreement.state,
  };
}
