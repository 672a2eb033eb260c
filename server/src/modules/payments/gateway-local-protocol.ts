import { randomUUID } from 'node:crypto';
import { GatewayUnavailable, type Statement } from './gateway.ts';
import type { ChargeReason, MandateState } from './mandate.ts';
import type { Outcome } from './payment.ts';
import { sign } from './signature.ts';

export type LocalBankAccount = {
  readonly baseUrl: string;
  readonly notifyUrl: string;
  readonly merchantNo: string;
  readonly secret: string;
};

export type TradeJson = {
  out_trade_no: string;
  trade_no: string;
  state: Outcome;
  amount_fen: number;
  currency: string;
  merchant_no: string;
  reason?: ChargeReason | null;
};
export type AgreementJson = { out_agreement_no: string; agreement_no: string; state: MandateState };
/** A day's book: refunds name their trade, amounts are fen, `at` is an instant. */
export type BillJson = {
  lines: {
    kind: 'trade' | 'refund';
    out_no: string;
    trade_no: string;
    amount_fen: number;
    fee_fen: number;
    at: string;
  }[];
};

/** Asks the bank; an answer of 5xx or none at all is thrown as GatewayUnavailable. */
export type Ask = <T>(path: string, payload: object) => Promise<{ status: number; json: T }>;

export function askBank({ baseUrl, merchantNo, secret }: LocalBankAccount): Ask {
  return async <T>(path: string, payload: object) => {
    const body = JSON.stringify({ merchant_no: merchantNo, ...payload });
    const timestamp = Math.floor(Date.now() / 1_000);
    try {
      const response = await fetch(`${baseUrl}${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...signedHeaders(secret, randomUUID(), timestamp, body),
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
  };
}

export function signedHeaders(secret: string, id: string, timestamp: number, body: string) {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': sign(secret, id, timestamp, body),
  };
}

export function statement(json: TradeJson): Statement {
  return {
    outcome: json.state,
    tradeNo: json.trade_no,
    amountFen: BigInt(json.amount_fen),
    currency: json.currency,
    merchantNo: json.merchant_no,
  };
}
