import { GatewayUnavailable, type Gateway, type Notice, type Statement } from './gateway.ts';
import { localBankMandates } from './gateway-local-mandates.ts';
import {
  askBank,
  statement,
  type AgreementJson,
  type BillJson,
  type LocalBankAccount,
  type TradeJson,
} from './gateway-local-protocol.ts';
import { verify } from './signature.ts';

/** Speaks the local bank's HTTP protocol: signed JSON, idempotent by our numbers. */
export function localBankGateway(account: LocalBankAccount): Gateway {
  const ask = askBank(account);
  async function tradeOf(path: string, paymentId: string): Promise<Statement> {
    const { status, json } = await ask<TradeJson>(path, { out_trade_no: paymentId });
    // The bank never heard of it: our opening call did not arrive, so no money can come from it.
    if (status === 404) return { ...nothingPaid, merchantNo: account.merchantNo };
    if (status !== 200) throw new GatewayUnavailable(`the bank answered ${status}`);
    return statement(json);
  }
  return {
    method: 'local_bank',
    merchantNo: account.merchantNo,
    testMode: true,
    async openTrade({ paymentId, amountFen, subject, returnUrl }) {
      const { status, json } = await ask<TradeJson & { pay_url: string }>('/trades', {
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
      const { status, json } = await ask<{ error?: string }>('/refunds', {
        out_refund_no: refundId,
        out_trade_no: paymentId,
        amount_fen: Number(amountFen),
        reason,
      });
      return status === 200
        ? { result: 'succeeded' }
        : { result: 'refused', why: json.error ?? String(status) };
    },
    readNotice(headers, body) {
      const id = String(headers['webhook-id'] ?? '');
      const timestamp = Number(headers['webhook-timestamp']);
      const signature = String(headers['webhook-signature'] ?? '');
      if (id === '' || !verify(account.secret, { id, timestamp, signature }, body, Date.now())) return null;
      return readNotice(id, body);
    },
    mandates: localBankMandates(ask, account),
    async readBill(day) {
      const { status, json } = await ask<BillJson>('/bills', { day });
      if (status !== 200) return null;
      const lines = json.lines.map((line) => ({
        kind: line.kind,
        ourNo: line.out_no,
        tradeNo: line.trade_no,
        amountFen: BigInt(line.amount_fen),
        feeFen: BigInt(line.fee_fen),
        at: new Date(line.at),
        done: true,
      }));
      return { lines };
    },
  };
}

const nothingPaid = { outcome: 'closed', tradeNo: '', amountFen: 0n, currency: 'CNY' } as const;

function readNotice(noticeId: string, body: Buffer): Notice | null {
  try {
    const json = JSON.parse(body.toString()) as TradeJson | AgreementJson;
    if ('out_agreement_no' in json) {
      const { out_agreement_no: about, agreement_no: agreementNo, state } = json;
      return { kind: 'mandate', noticeId, about, agreementNo, state };
    }
    const reason = json.reason ? { reason: json.reason } : {};
    return { kind: 'trade', noticeId, about: json.out_trade_no, ...reason, ...statement(json) };
  } catch {
    return null;
  }
}
