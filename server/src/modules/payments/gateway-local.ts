import { randomUUID } from 'node:crypto';
import { GatewayUnavailable, type Gateway, type Notice, type Statement } from './gateway.ts';
import type { Outcome } from './payment.ts';
import { sign, verify } from './signature.ts';

export type LocalBankAccount = {
  readonly baseUrl: string;
  readonly notifyUrl: string;
  readonly merchantNo: string;
  readonly secret: string;
};

type TradeJson = {
  out_trade_no: string;
  trade_no: string;
  state: Outcome;
  amount_fen: number;
  currency: string;
  merchant_no: string;
  pay_url: string;
};

/** Speaks the local bank's HTTP protocol: signed JSON, idempotent by our numbers. */
export function localBankGateway(account: LocalBankAccount): Gateway {
  async function ask<T>(path: string, payload: object): Promise<{ status: number; json: T }> {
    const body = JSON.stringify({ merchant_no: account.merchantNo, ...payload });
    const id = randomUUID();
    const timestamp = Math.floor(Date.now() / 1_000);
    try {
      const response = await fetch(`${account.baseUrl}${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...signedHeaders(account.secret, id, timestamp, body),
        },
        body,
        signal: AbortSignal.timeout(5_000),
      });
      if (response.status >= 500) throw new GatewayUnavailable(`the bank answered ${response.status}`);
      return { status: response.status, json: (await response.json()) as T };
    } catch (error) {
      throw error instanceof GatewayUnavailable
        ? error
        : new GatewayUnavailable('the bank could not be reached', { cause: error });
    }
  }
  async function tradeOf(path: string, paymentId: string): Promise<Statement> {
    const { status, json } = await ask<TradeJson>(path, { out_trade_no: paymentId });
    // The bank never heard of it: our opening call did not arrive, so no money can come from it.
    if (status === 404)
      return {
        outcome: 'closed',
        tradeNo: '',
        amountFen: 0n,
        currency: 'CNY',
        merchantNo: account.merchantNo,
      };
    if (status !== 200) throw new GatewayUnavailable(`the bank answered ${status}`);
    return statement(json);
  }
  return {
    async openTrade({ paymentId, amountFen, subject, returnUrl }) {
      const { status, json } = await ask<TradeJson>('/trades', {
        out_trade_no: paymentId,
        amount_fen: Number(amountFen),
        currency: 'CNY',
        subject,
        return_url: returnUrl,
        notify_url: account.notifyUrl,
      });
      if (status !== 200) throw new GatewayUnavailable(`the bank refused to open the trade: ${status}`);
      return { tradeNo: json.trade_no, redirectUrl: json.pay_url };
    },
    queryTrade: (paymentId) => tradeOf('/trades/query', paymentId),
    closeTrade: (paymentId) => tradeOf('/trades/close', paymentId),
    async refund({ refundId, paymentId, amountFen, reason }) {
      const { status } = await ask('/refunds', {
        out_refund_no: refundId,
        out_trade_no: paymentId,
        amount_fen: Number(amountFen),
        reason,
      });
      return status === 200 ? 'succeeded' : 'refused';
    },
    readNotice(headers, body) {
      const id = String(headers['webhook-id'] ?? '');
      const timestamp = Number(headers['webhook-timestamp']);
      const signature = String(headers['webhook-signature'] ?? '');
      if (id === '' || !verify(account.secret, { id, timestamp, signature }, body, Date.now())) return null;
      return readTrade(id, body);
    },
  };
}

export function signedHeaders(secret: string, id: string, timestamp: number, body: string) {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': sign(secret, id, timestamp, body),
  };
}

function statement(json: TradeJson): Statement {
  return {
    outcome: json.state,
    tradeNo: json.trade_no,
    amountFen: BigInt(json.amount_fen),
    currency: json.currency,
    merchantNo: json.merchant_no,
  };
}

function readTrade(noticeId: string, body: Buffer): Notice | null {
  try {
    const json = JSON.parse(body.toString()) as TradeJson;
    return { noticeId, paymentId: json.out_trade_no, ...statement(json) };
  } catch {
    return null;
  }
}
