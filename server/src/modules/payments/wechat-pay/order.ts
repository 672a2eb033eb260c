import { randomBytes } from 'node:crypto';
import type { OpenedTrade, OpenTrade } from '../gateway.ts';
import { GatewayUnavailable } from '../gateway.ts';
import { beijingInstant } from '../provider-words.ts';
import { rsaSign } from '../rsa.ts';
import { askWechatPay, type WechatPayAccount } from './client.ts';
import { toTheirs } from './trade.ts';
import { shortened } from './words.ts';

/** Inside WeChat its own window opens (JSAPI), on a phone its app (H5), anywhere else a QR code is scanned (native). */
export async function openOrder(account: WechatPayAccount, trade: OpenTrade): Promise<OpenedTrade> {
  const { buyer } = trade;
  const order = common(account, trade);
  if (buyer?.openId) return jsapi(account, { ...order, payer: { openid: buyer.openId } });
  if (buyer?.phone) {
    const scene = { payer_client_ip: buyer.ip ?? '127.0.0.1', h5_info: { type: 'Wap' } };
    const { h5_url: h5Url } = await open(account, 'h5', { ...order, scene_info: scene });
    const url = new URL(String(h5Url), account.publicUrl);
    url.searchParams.set('redirect_url', new URL(trade.returnUrl, account.publicUrl).href);
    return { tradeNo: '', redirectUrl: url.href };
  }
  const { code_url: codeUrl } = await open(account, 'native', order);
  return { tradeNo: '', redirectUrl: String(codeUrl), codeUrl: String(codeUrl) };
}

function common(account: WechatPayAccount, { paymentId, amountFen, subject, expiresAt }: OpenTrade) {
  return {
    appid: account.appId,
    mchid: account.merchantId,
    description: shortened(subject, 127),
    out_trade_no: toTheirs(paymentId),
    ...(expiresAt ? { time_expire: beijingInstant(expiresAt) } : {}),
    notify_url: account.notifyUrl,
    amount: { total: Number(amountFen), currency: 'CNY' },
  };
}

async function open(account: WechatPayAccount, kind: 'native' | 'h5' | 'jsapi', order: object) {
  const { status, json } = await askWechatPay(account, 'POST', `/v3/pay/transactions/${kind}`, order);
  if (status !== 200)
    throw new GatewayUnavailable(`WeChat Pay refused to open the order: ${status} ${json.code ?? ''}`);
  return json;
}

/** What the page gives to WeixinJSBridge, signed by us. */
async function jsapi(account: WechatPayAccount, order: object): Promise<OpenedTrade> {
  const { prepay_id: prepayId } = await open(account, 'jsapi', order);
  const timeStamp = String(Math.floor(Date.now() / 1_000));
  const nonceStr = randomBytes(16).toString('hex');
  const invoke = { appId: account.appId, timeStamp, nonceStr, package: `prepay_id=${prepayId}` };
  const text = `${invoke.appId}\n${timeStamp}\n${nonceStr}\n${invoke.package}\n`;
  const signed = { ...invoke, signType: 'RSA', paySign: rsaSign(account.privateKey, text) };
  return { tradeNo: '', redirectUrl: '', invoke: signed };
}
