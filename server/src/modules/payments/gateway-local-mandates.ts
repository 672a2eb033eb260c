import { GatewayUnavailable, type ChargeStatement, type MandateGateway } from './gateway.ts';
import {
  statement,
  type AgreementJson,
  type Ask,
  type LocalBankAccount,
  type TradeJson,
} from './gateway-local-protocol.ts';

/** Agreements and charges at the local bank. */
export function localBankMandates(
  ask: Ask,
  { notifyUrl }: Pick<LocalBankAccount, 'notifyUrl'>,
): MandateGateway {
  return {
    async sign({ mandateId, returnUrl }) {
      const { status, json } = await ask<AgreementJson & { sign_url: string }>('/agreements', {
        out_agreement_no: mandateId,
        return_url: returnUrl,
        notify_url: notifyUrl,
      });
      if (status !== 200) throw new GatewayUnavailable(`the bank refused to open the agreement: ${status}`);
      return { redirectUrl: json.sign_url };
    },
    async query(mandateId) {
      const { status, json } = await ask<AgreementJson>('/agreements/query', { out_agreement_no: mandateId });
      if (status === 404) return { state: 'refused', agreementNo: null };
      return { state: json.state, agreementNo: json.agreement_no };
    },
    async revoke({ mandateId }) {
      await ask('/agreements/revoke', { out_agreement_no: mandateId });
    },
    async charge({ chargeId, agreementNo, amountFen, subject }) {
      const { status, json } = await ask<TradeJson>('/charges', {
        out_trade_no: chargeId,
        agreement_no: agreementNo,
        amount_fen: Number(amountFen),
        currency: 'CNY',
        subject,
        notify_url: notifyUrl,
      });
      if (status !== 200) throw new GatewayUnavailable(`the bank refused the charge: ${status}`);
      return charged(json);
    },
    async queryCharge(chargeId) {
      const { status, json } = await ask<TradeJson>('/trades/query', { out_trade_no: chargeId });
      return status === 404 ? null : charged(json);
    },
  };
}

function charged(json: TradeJson): ChargeStatement {
  return { ...statement(json), ...(json.reason ? { reason: json.reason } : {}) };
}
