import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '../../../platform/db.ts';
import { verify } from '../signature.ts';
import type { TradeRow } from './books.sql.ts';

export type Bank = { readonly database: Database; readonly secret: string };
export type Asked = {
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
export type Answer = { readonly status: number; readonly json: object };
export type Act = (bank: Bank, asked: Asked) => Promise<Answer>;

/** A request without a body has none to parse. */
export const bytesOf = ({ body }: FastifyRequest): Buffer => (Buffer.isBuffer(body) ? body : Buffer.alloc(0));

export function signed(bank: Bank, act: Act) {
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

export const html = (reply: FastifyReply, page: string, status = 200) =>
  reply.code(status).type('text/html; charset=utf-8').send(page);

export function tradeJson(trade: TradeRow) {
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
