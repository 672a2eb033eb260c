import { createHash, randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { later, now } from '../../../platform/clock.ts';
import {
  bookedBetween,
  decideTrade,
  openTrade,
  tradeByMerchant,
  type TradeRow,
} from '../local-bank/books.sql.ts';
import type { Desk } from '../local-bank/desk.ts';
import { giveBack } from '../local-bank/give-back.ts';
import { beijingInstant } from '../provider-words.ts';
import type { Mood } from './mood.ts';
import { wechatBill } from './wechat-pay-bill.ts';

export type WechatSide = {
  readonly desk: Desk;
  readonly appId: string;
  readonly merchantId: string;
  readonly publicUrl: string;
};
type Given = {
  readonly outTradeNo: string;
  readonly out_trade_no: string;
  readonly out_refund_no: string;
  readonly description: string;
  readonly notify_url: string;
  readonly amount: { readonly total: number; readonly refund: number; readonly currency: string };
  readonly bill_date: string;
};
type Said = { readonly status: number; readonly json: object | null; readonly file?: Buffer };
type Act = (side: WechatSide, given: Given, mood: Mood | undefined) => Promise<Said>;

const ok = (json: object): Said => ({ status: 200, json });
const failed = (status: number, code: string, message: string): Said => ({ status, json: { code, message } });
const noOrder = failed(404, 'ORDER_NOT_EXIST', '订单不存在');

/** The paths of the v3 API that we use. */
export const wechatMethods: Readonly<Record<string, Act>> = {
  'POST /v3/pay/transactions/native': async (side, given) =>
    ok({ code_url: `${side.publicUrl}${await openOrder(side, given)}` }),
  'POST /v3/pay/transactions/h5': async (side, given) =>
    ok({ h5_url: `${side.publicUrl}${await openOrder(side, given)}` }),
  'POST /v3/pay/transactions/jsapi': async (side, given) => {
    await openOrder(side, given);
    return ok({ prepay_id: `wx${given.out_trade_no}` });
  },
  'GET /v3/pay/transactions/out-trade-no/:outTradeNo': async (side, { outTradeNo }) => {
    const trade = await tradeByMerchant(side.desk.database.db, side.merchantId, outTradeNo);
    return trade ? ok(transactionOf(side, trade)) : noOrder;
  },
  'POST /v3/pay/transactions/out-trade-no/:outTradeNo/close': async (
    { desk, merchantId },
    { outTradeNo },
  ) => {
    const trade = await tradeByMerchant(desk.database.db, merchantId, outTradeNo);
    if (!trade) return noOrder;
    if (trade.state === 'paid') return failed(400, 'ORDER_PAID', '订单已支付');
    await desk.database.transact((tx) => decideTrade(tx, trade.trade_no, 'closed'));
    return { status: 204, json: null };
  },
  'POST /v3/refund/domestic/refunds': refund,
  'GET /v3/bill/tradebill': async (side, given) => {
    const file = await bill(side, given);
    const hash = createHash('sha1').update(file).digest('hex');
    const url = `https://api.mch.weixin.qq.com/v3/billdownload/file?bill_date=${given.bill_date}`;
    return ok({ hash_type: 'SHA1', hash_value: hash, download_url: url });
  },
  'GET /v3/billdownload/file': async (side, given) => ({
    status: 200,
    json: null,
    file: gzipSync(await bill(side, given)),
  }),
};

async function openOrder({ desk, merchantId }: WechatSide, given: Given): Promise<string> {
  const { trade } = await desk.database.transact((tx) =>
    openTrade(tx, {
      trade_no: `42${randomUUID().replaceAll('-', '').slice(0, 26)}`,
      out_trade_no: given.out_trade_no,
      merchant_no: merchantId,
      amount_fen: BigInt(given.amount.total),
      currency: given.amount.currency,
      subject: given.description,
      return_url: '/orders',
      notify_url: given.notify_url,
      state: 'open',
      refunded_fen: 0n,
      opened_at: now(),
      decided_at: null,
      agreement_no: null,
      reason: null,
    }),
  );
  return `${desk.prefix}/pay/${trade.trade_no}`;
}

async function refund({ desk, merchantId }: WechatSide, given: Given, mood: Mood | undefined): Promise<Said> {
  const trade = await tradeByMerchant(desk.database.db, merchantId, given.out_trade_no);
  if (!trade) return failed(404, 'RESOURCE_NOT_EXISTS', '订单不存在');
  if (mood === 'refund-refused') return failed(403, 'NOT_ENOUGH', '基本账户余额不足');
  if (BigInt(given.amount.total) !== trade.amount_fen)
    return failed(400, 'PARAM_ERROR', '订单金额与之前请求不一致');
  if (!(await giveBack(desk.database, trade, given.out_refund_no, BigInt(given.amount.refund))))
    return failed(400, 'INVALID_REQUEST', '退款金额大于支付金额');
  const status = mood === 'refund-later' ? 'PROCESSING' : 'SUCCESS';
  return ok({
    out_refund_no: given.out_refund_no,
    out_trade_no: given.out_trade_no,
    status,
    amount: given.amount,
  });
}

async function bill({ desk, appId, merchantId }: WechatSide, { bill_date: day }: Given): Promise<Buffer> {
  const from = new Date(`${day}T00:00:00+08:00`);
  const booked = await bookedBetween(desk.database.db, merchantId, from, later(from, 24 * 3_600_000));
  return Buffer.from(wechatBill({ appId, merchantId }, booked));
}

const states = { open: 'NOTPAY', paid: 'SUCCESS', declined: 'PAYERROR', closed: 'CLOSED' };

/** A transaction as a query answers it and a notice seals it. */
export function transactionOf(
  { appId, merchantId }: Pick<WechatSide, 'appId' | 'merchantId'>,
  trade: TradeRow,
) {
  const state = trade.state === 'paid' && trade.refunded_fen > 0n ? 'REFUND' : states[trade.state];
  const total = Number(trade.amount_fen);
  return {
    appid: appId,
    mchid: merchantId,
    out_trade_no: trade.out_trade_no,
    trade_type: 'NATIVE',
    trade_state: state,
    trade_state_desc: state,
    amount: { total, payer_total: total, currency: trade.currency, payer_currency: trade.currency },
    ...(trade.state === 'paid'
      ? { transaction_id: trade.trade_no, success_time: beijingInstant(trade.decided_at!) }
      : {}),
  };
}
