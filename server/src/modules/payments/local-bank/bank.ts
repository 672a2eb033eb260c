import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { localeOf } from '../../../platform/app.ts';
import { now } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/db.ts';
import { verify } from '../signature.ts';
import {
  decideTrade,
  openTrade,
  refundTrade,
  tradeByMerchant,
  tradeByNumber,
  type TradeRow,
} from './books.sql.ts';
import { notify } from './notify.ts';
import { donePage, missingPage, payPage } from './pages.ts';

type Bank = { database: Database; secret: string };
type Asked = {
  merchant_no: string;
  out_trade_no: string;
  out_refund_no: string;
  amount_fen: number;
  currency: string;
  subject: string;
  return_url: string;
  notify_url: string;
};

/** The development bank: a hosted page that approves, declines, keeps silent or answers twice, behind a signed API. */
export function localBankPages(app: FastifyInstance, bank: Bank): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, bytes, done) => done(null, bytes));
  app.post(
    '/local-bank/api/trades',
    signed(bank, (asked) => open(bank, asked)),
  );
  app.post(
    '/local-bank/api/trades/query',
    signed(bank, (asked) => find(bank, asked)),
  );
  app.post(
    '/local-bank/api/trades/close',
    signed(bank, (asked) => close(bank, asked)),
  );
  app.post(
    '/local-bank/api/refunds',
    signed(bank, (asked) => refund(bank, asked)),
  );

  app.get<{ Params: { tradeNo: string } }>('/local-bank/pay/:tradeNo', async (request, reply) => {
    const trade = await tradeByNumber(bank.database.db, request.params.tradeNo);
    const locale = localeOf(request);
    reply.type('text/html; charset=utf-8');
    if (!trade) return reply.code(404).send(missingPage(locale));
    return trade.state === 'open' ? payPage(trade, locale) : donePage(trade, locale);
  });
  app.post<{ Params: { tradeNo: string } }>('/local-bank/pay/:tradeNo', async (request, reply) =>
    decide(bank, request, reply),
  );
}

type Answer = { status: number; json: object };

/** A request without a body has none to parse. */
const bytesOf = ({ body }: FastifyRequest): Buffer => (Buffer.isBuffer(body) ? body : Buffer.alloc(0));

function signed(bank: Bank, act: (asked: Asked) => Promise<Answer>) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const body = bytesOf(request);
    const id = String(request.headers['webhook-id'] ?? '');
    const timestamp = Number(request.headers['webhook-timestamp']);
    const signature = String(request.headers['webhook-signature'] ?? '');
    if (!verify(bank.secret, { id, timestamp, signature }, body, Date.now()))
      return reply.code(401).send({ error: 'bad_signature' });
    const { status, json } = await act(JSON.parse(body.toString()) as Asked);
    return reply.code(status).send(json);
  };
}

async function open(bank: Bank, asked: Asked): Promise<Answer> {
  const trade = await bank.database.transact((tx) =>
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
  if (!before || !Object.hasOwn(decisions, choice))
    return reply
      .code(404)
      .type('text/html; charset=utf-8')
      .send(missingPage(localeOf(request)));
  const decision = choice as keyof typeof decisions;
  await bank.database.transact((tx) => decideTrade(tx, before.trade_no, decisions[decision]));
  const trade = (await tradeByNumber(bank.database.db, before.trade_no))!;
  const times = decision === 'silent' ? 0 : decision === 'twice' ? 2 : 1;
  for (let n = 0; n < times; n++) void notify(trade.notify_url, tradeJson(trade), bank.secret);
  return reply.redirect(trade.return_url, 303);
}

function tradeJson(trade: TradeRow) {
  return {
    out_trade_no: trade.out_trade_no,
    trade_no: trade.trade_no,
    state: trade.state,
    amount_fen: Number(trade.amount_fen),
    currency: trade.currency,
    merchant_no: trade.merchant_no,
  };
}
