import { GatewayUnavailable, type Gateway, type RefundAnswer, type Statement } from '../gateway.ts';
import { readWechatBill } from './bill.ts';
import { askWechatPay, type WechatAnswer, type WechatPayAccount } from './client.ts';
import { readWechatNotice } from './notice.ts';
import { openOrder } from './order.ts';
import { readTransaction, toTheirs } from './trade.ts';
import { shortened } from './words.ts';

/** WeChat Pay (微信支付) APIv3: native, H5 and JSAPI orders, query, close, refund, notices, bills. */
export function wechatPayGateway(account: WechatPayAccount): Gateway {
  const { merchantId } = account;
  const order = (paymentId: string) => `/v3/pay/transactions/out-trade-no/${toTheirs(paymentId)}`;
  async function queryTrade(paymentId: string): Promise<Statement> {
    const answer = await askWechatPay(account, 'GET', `${order(paymentId)}?mchid=${merchantId}`);
    // An order exists as soon as it is opened: one that was never opened takes no money.
    if (isMissing(answer)) return { outcome: 'closed', ...nothing(account) };
    const said = answer.status === 200 ? readTransaction(answer.json, account.appId) : null;
    if (!said) throw refused('the query', answer);
    return said;
  }
  return {
    method: 'wechat_pay',
    merchantNo: merchantId,
    testMode: account.testMode,
    // The address of an H5 order works for five minutes, a code for two hours.
    pageLastsMs: 4 * 60_000,
    openTrade: (trade) => openOrder(account, trade),
    queryTrade,
    async closeTrade(paymentId) {
      const answer = await askWechatPay(account, 'POST', `${order(paymentId)}/close`, { mchid: merchantId });
      if (answer.status === 204 || isMissing(answer)) return { outcome: 'closed', ...nothing(account) };
      return queryTrade(paymentId);
    },
    refund: (wanted) => refund(account, wanted),
    readNotice: (headers, body) => readWechatNotice(account, headers, body),
    readBill: (day) => readWechatBill(account, day),
  };
}

const nothing = ({ merchantId }: WechatPayAccount) =>
  ({ tradeNo: '', amountFen: 0n, currency: 'CNY', merchantNo: merchantId }) as const;

const isMissing = ({ status, json }: WechatAnswer): boolean =>
  status === 404 && ['ORDER_NOT_EXIST', 'ORDERNOTEXIST'].includes(String(json.code));

const refused = (what: string, { status, json }: WechatAnswer) =>
  new GatewayUnavailable(
    `WeChat Pay refused ${what}: ${status} ${json.code ?? ''} ${json.message ?? ''}`.trim(),
  );

/** The same out_refund_no gives back once, and asking again tells how it stands. */
async function refund(
  account: WechatPayAccount,
  wanted: Parameters<Gateway['refund']>[0],
): Promise<RefundAnswer> {
  const { refundId, paymentId, amountFen, paidFen, reason } = wanted;
  const answer = await askWechatPay(account, 'POST', '/v3/refund/domestic/refunds', {
    out_trade_no: toTheirs(paymentId),
    out_refund_no: refundId,
    reason: shortened(reason, 80),
    amount: { refund: Number(amountFen), total: Number(paidFen), currency: 'CNY' },
  });
  const why =
    answer.status === 200 ? String(answer.json.status) : `${answer.json.code} ${answer.json.message ?? ''}`;
  if (why === 'SUCCESS') return { result: 'succeeded' };
  if (why === 'PROCESSING') return { result: 'pending' };
  return { result: 'refused', why: why.trim() };
}
