import { GatewayUnavailable, type ChargeStatement, type MandateGateway } from '../gateway.ts';
import type { ChargeReason } from '../mandate.ts';
import { fenOfYuan, yuanText } from '../provider-words.ts';
import { askAlipay, backTo, pageUrl, type AlipayAccount, type AlipayAnswer } from './client.ts';
import { outcomes, subjectOf } from './words.ts';

/** The products of 商家扣款: the buyer signs one, and is charged under the other. */
const signed = { product_code: 'GENERAL_WITHHOLDING', personal_product_code: 'GENERAL_WITHHOLDING_P' };

const reasons: Readonly<Record<string, ChargeReason>> = {
  'ACQ.BUYER_BALANCE_NOT_ENOUGH': 'insufficient_funds',
  'ACQ.BUYER_BANKCARD_BALANCE_NOT_ENOUGH': 'insufficient_funds',
  'ACQ.BUYER_ENABLE_STATUS_FORBID': 'refused',
  'ACQ.AGREEMENT_NOT_EXIST': 'mandate_revoked',
  'ACQ.AGREEMENT_INVALID': 'mandate_revoked',
  'ACQ.AGREEMENT_STATUS_ABNORMAL': 'mandate_revoked',
};

/** Agreements that the buyer signs at Alipay, and charges under them. */
export function alipayMandates(account: AlipayAccount, scene: string): MandateGateway {
  const ask = (method: string, content: object) => askAlipay(account, method, content);
  const named = (mandateId: string) => ({
    personal_product_code: signed.personal_product_code,
    sign_scene: scene,
    external_agreement_no: mandateId,
  });
  return {
    async sign({ mandateId, returnUrl }) {
      const content = { ...signed, ...named(mandateId), access_params: { channel: 'ALIPAYAPP' } };
      const back = backTo(account, returnUrl);
      return {
        redirectUrl: pageUrl(account, 'alipay.user.agreement.page.sign', content, { return_url: back }),
      };
    },
    async query(mandateId) {
      const answer = await ask('alipay.user.agreement.query', named(mandateId));
      const states = { NORMAL: 'active', TEMP: 'signing', STOP: 'revoked' } as const;
      const state = answer.code === '10000' ? states[answer.status as keyof typeof states] : 'signing';
      return { state: state ?? 'signing', agreementNo: (answer.agreement_no as string | undefined) ?? null };
    },
    async revoke({ mandateId, agreementNo }) {
      const answer = await ask('alipay.user.agreement.unsign', {
        ...named(mandateId),
        agreement_no: agreementNo,
      });
      if (answer.code !== '10000' && !/NOT_EXIST|UNSIGN/.test(answer.sub_code ?? ''))
        throw new GatewayUnavailable(`Alipay did not end the agreement: ${answer.sub_code ?? answer.code}`);
    },
    async charge({ chargeId, agreementNo, amountFen, subject }) {
      const answer = await ask('alipay.trade.pay', {
        out_trade_no: chargeId,
        total_amount: yuanText(amountFen),
        subject: subjectOf(subject),
        product_code: signed.product_code,
        agreement_params: { agreement_no: agreementNo },
      });
      return chargeStatement(account, answer, amountFen);
    },
    async queryCharge(chargeId) {
      const answer = await ask('alipay.trade.query', { out_trade_no: chargeId });
      if (answer.sub_code === 'ACQ.TRADE_NOT_EXIST') return null;
      const amountFen = fenOfYuan(String(answer.total_amount ?? '')) ?? 0n;
      const outcome = outcomes[String(answer.trade_status)] ?? 'open';
      return { ...chargeStatement(account, answer, amountFen), outcome };
    },
  };
}

/** 10000: charged; 10003: under way, asked later; anything else did not take the money. */
function chargeStatement(account: AlipayAccount, answer: AlipayAnswer, amountFen: bigint): ChargeStatement {
  const said = { tradeNo: String(answer.trade_no ?? ''), currency: 'CNY', merchantNo: account.sellerId };
  const amount = fenOfYuan(String(answer.total_amount ?? '')) ?? amountFen;
  if (answer.code === '10000') return { ...said, amountFen: amount, outcome: 'paid' };
  if (answer.code === '10003') return { ...said, amountFen: amount, outcome: 'open' };
  return { ...said, amountFen, outcome: 'declined', reason: reasons[answer.sub_code ?? ''] ?? 'refused' };
}
