import { randomUUID } from 'node:crypto';
import { now } from '../../../platform/clock.ts';
import { agreementByMerchant, moveAgreement, openAgreement } from '../local-bank/agreements.sql.ts';
import { decideTrade, openTrade, refundOf, tradeByMerchant, type TradeRow } from '../local-bank/books.sql.ts';
import { charge } from '../local-bank/charge.ts';
import type { Desk } from '../local-bank/desk.ts';
import { giveBack } from '../local-bank/give-back.ts';
import { beijingTime, fenOfYuan, yuanText } from '../provider-words.ts';
import type { Params } from '../alipay/sign.ts';
import type { Mood } from './mood.ts';

export type AlipaySide = { readonly desk: Desk; readonly sellerId: string; readonly publicUrl: string };
type Asked = Readonly<Record<string, string>> & { readonly agreement_params?: unknown };
type Act = (side: AlipaySide, asked: Asked, mood: Mood | undefined) => Promise<object | 'silent'>;

const done = (more: object) => ({ code: '10000', msg: 'Success', ...more });
const failed = (subCode: string, message: string) => ({
  code: '40004',
  msg: 'Business Failed',
  sub_code: subCode,
  sub_msg: message,
});
const noTrade = failed('ACQ.TRADE_NOT_EXIST', '交易不存在');
const find = ({ desk, sellerId }: AlipaySide, asked: Asked) =>
  tradeByMerchant(desk.database.db, sellerId, asked.out_trade_no ?? '');

/** The methods of the gateway that answer JSON. */
export const alipayMethods: Readonly<Record<string, Act>> = {
  'alipay.trade.query': async (side, asked) => {
    const trade = await find(side, asked);
    return trade ? done(tradeAnswer(trade)) : noTrade;
  },
  'alipay.trade.close': async (side, asked) => {
    const trade = await find(side, asked);
    if (!trade) return noTrade;
    if (trade.state !== 'open') return failed('ACQ.TRADE_STATUS_ERROR', '交易状态不合法');
    await side.desk.database.transact((tx) => decideTrade(tx, trade.trade_no, 'closed'));
    return done({ out_trade_no: trade.out_trade_no, trade_no: trade.trade_no });
  },
  'alipay.trade.refund': refund,
  'alipay.trade.fastpay.refund.query': async ({ desk, sellerId }, asked) => {
    const found = await refundOf(desk.database.db, sellerId, asked.out_request_no ?? '');
    return done(found ? { refund_status: 'REFUND_SUCCESS', refund_amount: yuanText(found.amount_fen) } : {});
  },
  'alipay.trade.pay': chargeUnder,
  'alipay.user.agreement.query': async ({ desk, sellerId }, asked) => {
    const found = await agreementByMerchant(desk.database.db, sellerId, asked.external_agreement_no ?? '');
    if (!found || found.state === 'signing' || found.state === 'refused')
      return failed('USER_AGREEMENT_NOT_EXIST', '用户协议不存在');
    const status = found.state === 'active' ? 'NORMAL' : 'STOP';
    return done({ status, agreement_no: found.agreement_no, external_agreement_no: found.out_agreement_no });
  },
  'alipay.user.agreement.unsign': async ({ desk, sellerId }, asked) => {
    const found = await agreementByMerchant(desk.database.db, sellerId, asked.external_agreement_no ?? '');
    if (!found) return failed('USER_AGREEMENT_NOT_EXIST', '用户协议不存在');
    await desk.database.transact((tx) => moveAgreement(tx, found.agreement_no, 'active', 'revoked'));
    return done({});
  },
  'alipay.data.dataservice.bill.downloadurl.query': async ({ publicUrl }, asked) =>
    done({ bill_download_url: `${publicUrl}/local-alipay/bills/${asked.bill_date}` }),
};

async function refund(side: AlipaySide, asked: Asked, mood: Mood | undefined) {
  const trade = await find(side, asked);
  if (!trade) return noTrade;
  if (mood === 'refund-refused') return failed('ACQ.SELLER_BALANCE_NOT_ENOUGH', '卖家余额不足');
  const amountFen = fenOfYuan(asked.refund_amount ?? '') ?? 0n;
  // fund_change N: nothing has moved (yet); the same request later does it.
  if (mood === 'refund-later') return done({ out_trade_no: trade.out_trade_no, fund_change: 'N' });
  const { database } = side.desk;
  const known = await refundOf(database.db, side.sellerId, asked.out_request_no ?? '');
  if (!(await giveBack(database, trade, asked.out_request_no ?? '', amountFen)))
    return failed('ACQ.REFUND_AMT_NOT_EQUAL_TOTAL', '退款金额超限');
  return done({
    out_trade_no: trade.out_trade_no,
    fund_change: known ? 'N' : 'Y',
    refund_fee: asked.refund_amount,
  });
}

async function chargeUnder({ desk, sellerId, publicUrl }: AlipaySide, asked: Asked) {
  const charged = await charge(desk, {
    merchant_no: sellerId,
    out_trade_no: asked.out_trade_no ?? '',
    amount_fen: fenOfYuan(asked.total_amount ?? '') ?? 0n,
    currency: 'CNY',
    subject: asked.subject ?? '',
    notify_url: asked.notify_url ?? `${publicUrl}/api/payment-notices/alipay`,
    agreement_no: (asked.agreement_params as { agreement_no?: string } | undefined)?.agreement_no ?? '',
  });
  if (!charged) return failed('ACQ.AGREEMENT_NOT_EXIST', '用户协议不存在');
  if (!charged.heard) return 'silent' as const;
  if (charged.trade.state === 'paid') return done(tradeAnswer(charged.trade));
  return charged.trade.reason === 'insufficient_funds'
    ? failed('ACQ.BUYER_BALANCE_NOT_ENOUGH', '买家余额不足')
    : failed('ACQ.AGREEMENT_INVALID', '用户协议已失效');
}

const states = {
  open: 'WAIT_BUYER_PAY',
  paid: 'TRADE_SUCCESS',
  declined: 'TRADE_CLOSED',
  closed: 'TRADE_CLOSED',
};

const tradeAnswer = (trade: TradeRow) => ({
  out_trade_no: trade.out_trade_no,
  trade_no: trade.trade_no,
  trade_status: states[trade.state],
  total_amount: yuanText(trade.amount_fen),
  ...(trade.decided_at ? { send_pay_date: beijingTime(trade.decided_at) } : {}),
});

/** A page request begins the trade, or the agreement, when the buyer arrives with it. Answers the page's address. */
export async function openPage({ desk, sellerId }: AlipaySide, params: Params): Promise<string> {
  const asked = JSON.parse(params.biz_content ?? '{}') as Record<string, string>;
  const back = { return_url: params.return_url ?? '/', notify_url: params.notify_url ?? '' };
  const common = { merchant_no: sellerId, opened_at: now(), ...back };
  if (params.method === 'alipay.user.agreement.page.sign') {
    const agreement = await desk.database.transact((tx) =>
      openAgreement(tx, {
        ...common,
        agreement_no: `LA${randomUUID().replaceAll('-', '')}`,
        out_agreement_no: asked.external_agreement_no ?? '',
        state: 'signing',
        behaviour: 'enough',
        signed_at: null,
      }),
    );
    return `${desk.prefix}/agreements/${agreement.agreement_no}`;
  }
  const { trade } = await desk.database.transact((tx) =>
    openTrade(tx, {
      ...common,
      trade_no: `LB${randomUUID().replaceAll('-', '')}`,
      out_trade_no: asked.out_trade_no ?? '',
      amount_fen: fenOfYuan(asked.total_amount ?? '') ?? 0n,
      currency: 'CNY',
      subject: asked.subject ?? '',
      state: 'open',
      refunded_fen: 0n,
      decided_at: null,
      agreement_no: null,
      reason: null,
    }),
  );
  return `${desk.prefix}/pay/${trade.trade_no}`;
}
