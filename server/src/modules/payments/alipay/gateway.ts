import { GatewayUnavailable, type Gateway, type RefundAnswer, type Statement } from '../gateway.ts';
import { beijingTime, fenOfYuan, yuanText } from '../provider-words.ts';
import { readAlipayBill } from './bill.ts';
import { askAlipay, backTo, pageUrl, type AlipayAccount, type AlipayAnswer } from './client.ts';
import { alipayMandates } from './mandates.ts';
import { readAlipayNotice } from './notice.ts';
import { outcomes, subjectOf } from './words.ts';

/** Alipay (支付宝): page and wap pay, query, close, refund, notices, bills, and 商家扣款 where it is contracted. */
export function alipayGateway(account: AlipayAccount): Gateway {
  const ask = (method: string, content: object) => askAlipay(account, method, content);
  async function queryTrade(paymentId: string): Promise<Statement> {
    const answer = await ask('alipay.trade.query', { out_trade_no: paymentId });
    // The trade begins when the buyer reaches Alipay's page: one that is not there yet may still come.
    if (answer.sub_code === 'ACQ.TRADE_NOT_EXIST') return { ...nothing(account), outcome: 'open' };
    return tradeStatement(account, refuseUnless10000(answer));
  }
  return {
    method: 'alipay',
    merchantNo: account.sellerId,
    testMode: account.testMode,
    // Alipay looks at the time at which the request in the address was signed.
    pageLastsMs: 10 * 60_000,
    async openTrade({ paymentId, amountFen, subject, returnUrl, expiresAt, buyer }) {
      const back = backTo(account, returnUrl);
      const content = {
        out_trade_no: paymentId,
        total_amount: yuanText(amountFen),
        subject: subjectOf(subject),
        ...(expiresAt ? { time_expire: beijingTime(expiresAt) } : {}),
      };
      const redirectUrl = buyer?.phone
        ? pageUrl(
            account,
            'alipay.trade.wap.pay',
            { ...content, product_code: 'QUICK_WAP_WAY', quit_url: back },
            { return_url: back },
          )
        : pageUrl(
            account,
            'alipay.trade.page.pay',
            { ...content, product_code: 'FAST_INSTANT_TRADE_PAY' },
            { return_url: back },
          );
      return { tradeNo: '', redirectUrl };
    },
    queryTrade,
    async closeTrade(paymentId) {
      const answer = await ask('alipay.trade.close', { out_trade_no: paymentId });
      if (answer.code === '10000') return { ...nothing(account), outcome: 'closed' };
      return queryTrade(paymentId);
    },
    refund: (order) => refund(account, order),
    readNotice: (_headers, body) => readAlipayNotice(account, body),
    ...(account.agreementScene ? { mandates: alipayMandates(account, account.agreementScene) } : {}),
    readBill: (day) => readAlipayBill(account, day),
  };
}

const nothing = ({ sellerId }: AlipayAccount) =>
  ({ tradeNo: '', amountFen: 0n, currency: 'CNY', merchantNo: sellerId }) as const;

function tradeStatement(account: AlipayAccount, answer: Readonly<Record<string, unknown>>): Statement {
  const outcome = outcomes[String(answer.trade_status)];
  const amountFen = fenOfYuan(String(answer.total_amount ?? ''));
  if (!outcome || amountFen === null)
    throw new GatewayUnavailable(`a trade of Alipay in an unknown state: ${String(answer.trade_status)}`);
  const { sellerId: merchantNo } = account;
  return { outcome, amountFen, currency: 'CNY', tradeNo: String(answer.trade_no ?? ''), merchantNo };
}

function refuseUnless10000(answer: AlipayAnswer): AlipayAnswer {
  if (answer.code === '10000') return answer;
  throw new GatewayUnavailable(`Alipay refused: ${answer.sub_code ?? answer.code} ${answer.sub_msg ?? ''}`);
}

/** The same out_request_no gives back once. `fund_change: N` may mean "again" or "not yet": the query is the truth. */
async function refund(
  account: AlipayAccount,
  order: Parameters<Gateway['refund']>[0],
): Promise<RefundAnswer> {
  const { refundId, paymentId, amountFen, reason } = order;
  const numbers = { out_trade_no: paymentId, out_request_no: refundId };
  const answer = await askAlipay(account, 'alipay.trade.refund', {
    ...numbers,
    refund_amount: yuanText(amountFen),
    refund_reason: reason.slice(0, 256),
  });
  if (answer.code === '10000' && answer.fund_change === 'Y') return { result: 'succeeded' };
  if (answer.code !== '10000' && answer.sub_code !== 'ACQ.TRADE_HAS_CLOSE')
    return { result: 'refused', why: `${answer.sub_code ?? answer.code} ${answer.sub_msg ?? ''}`.trim() };
  const said = await askAlipay(account, 'alipay.trade.fastpay.refund.query', numbers);
  if (said.code === '10000' && said.refund_status === 'REFUND_SUCCESS') return { result: 'succeeded' };
  if (answer.code === '10000') return { result: 'pending' };
  return { result: 'refused', why: `${answer.sub_code} ${answer.sub_msg ?? ''}`.trim() };
}
