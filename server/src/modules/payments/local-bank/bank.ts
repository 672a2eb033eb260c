import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { localeOf } from '../../../platform/app.ts';
import { later, now } from '../../../platform/clock.ts';
import { agreementPages, agreementsApi } from './agreements.ts';
import {
  bookedBetween,
  decideTrade,
  openTrade,
  refundTrade,
  tradeByMerchant,
  tradeByNumber,
} from './books.sql.ts';
import { bytesOf, html, tradeJson, type Answer, type Asked, type Bank } from './desk.ts';
import { signed } from './desk.ts';
import { notify } from './notify.ts';
import { donePage, missingPage, payPage } from './pages.ts';

/** The development bank: a hosted page that approves, declines, keeps silent or answers twice, behind a signed API. */
export function localBankPages(app: FastifyInstance, bank: Bank): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, bytes, done) => done(null, bytes));
  const api = {
    ...agreementsApi,
    trades: open,
    'trades/query': find,
    'trades/close': close,
    refunds: refund,
    bills: bill,
  };
  for (const [path, act] of Object.entries(api)) app.post(`/local-bank/api/${path}`, signed(bank, act));
  agreementPages(app, bank);
  app.get<{ Params: { tradeNo: string } }>('/local-bank/pay/:tradeNo', async (request, reply) => {
    const trade = await tradeByNumber(bank.database.db, request.params.tradeNo);
    const locale = localeOf(request);
    if (!trade) return html(reply, missingPage(locale), 404);
    return html(reply, trade.state === 'open' ? payPage(trade, locale) : donePage(trade, locale));
  });
  app.post<{ Params: { tradeNo: string } }>('/local-bank/pay/:tradeNo', async (request, reply) =>
    decide(bank, request, reply),
  );
}

async function open(bank: Bank, asked: Asked): Promise<Answer> {
  const { trade } = await bank.database.transact((tx) =>
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
  return { status: 200, json: { ...tradeJson(trade), pay_url: `/local-bank/pay/${trade.trade_no}` } };
}

async function find(bank: Bank, asked: Asked): Promise<Answer> {
  const trade = await tradeByMerchant(bank.database.db, asked.merchant_no, asked.out_trade_no);
  return trade ? { status: 200, json: tradeJson(trade) } : { status: 404, json: { error: 'no_such_trade' } };
}

async function close(bank: Bank, asked: Asked): Promise<Answer> {
  const trade = await tradeByMerchant(bank.database.db, asked.merchant_no, asked.out_trade_no);
  if (!trade) return { status: 404, json: { error: 'no_such_trade' } };
  await bank.database.transact((tx) => decideTrade(tx, trade.trade_no, 'closed'));
  return find(bank, asked);
}

async function refund(bank: Bank, asked: Asked): Promise<Answer> {
  const trade = await tradeByMerchant(bank.database.db, asked.merchant_no, asked.out_trade_no);
  if (!trade) return { status: 404, json: { error: 'no_such_trade' } };
  const done = await bank.database
    .transact(async (tx) => {
      if (!(await refundTrade(tx, trade, asked.out_refund_no, BigInt(asked.amount_fen))))
        throw new Overdrawn();
    })
    .then(
      () => true,
      (error: unknown) => (error instanceof Overdrawn ? false : Promise.reject(error)),
    );
  return done
    ? { status: 200, json: { out_refund_no: asked.out_refund_no } }
    : { status: 409, json: { error: 'not_enough_left' } };
}

class Overdrawn extends Error {}

const decisions = { approve: 'paid', twice: 'paid', silent: 'paid', decline: 'declined' } as const;

async function decide(
  bank: Bank,
  request: FastifyRequest<{ Params: { tradeNo: string } }>,
  reply: FastifyReply,
) {
  const choice = new URLSearchParams(bytesOf(request).toString()).get('decision') ?? '';
  const before = await tradeByNumber(bank.database.db, request.params.tradeNo);
  if (!before || !Object.hasOwn(decisions, choice)) return html(reply, missingPage(localeOf(request)), 404);
  const decision = choice as keyof typeof decisions;
  await bank.database.transact((tx) => decideTrade(tx, before.trade_no, decisions[decision]));
  const trade = (await tradeByNumber(bank.database.db, before.trade_no))!;
  const times = decision === 'silent' ? 0 : decision === 'twice' ? 2 : 1;
  for (let n = 0; n < times; n++) void notify(trade.notify_url, tradeJson(trade), bank.secret);
  return reply.redirect(trade.return_url, 303);
}

const dayMs = 24 * 3_600_000;

/** The book of one day in Beijing; the bank of this demonstration closes it as soon as it is asked, and takes no fee. */
async function bill(bank: Bank, { merchant_no: merchantNo, day }: Asked): Promise<Answer> {
  const from = new Date(`${day}T00:00:00+08:00`);
  if (Number.isNaN(from.getTime())) return { status: 400, json: { error: 'bad_day' } };
  const booked = await bookedBetween(bank.database.db, merchantNo, from, later(from, dayMs));
  const lines = booked.map(({ amount_fen: amountFen, ...line }) => ({
    ...line,
    amount_fen: Number(amountFen),
    fee_fen: 0,
  }));
  return { status: 200, json: { lines } };
}
