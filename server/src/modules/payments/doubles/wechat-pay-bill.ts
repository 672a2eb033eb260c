import type { BookedLine } from '../local-bank/books.sql.ts';
import { beijingTime, yuanText } from '../provider-words.ts';

const columns =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,' +
  '微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注';
const sums = '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额';

/** A day's bill as WeChat Pay hands it out: each value behind a `, then a summary. The double charges 0.6 %. */
export function wechatBill(
  { appId, merchantId }: { appId: string; merchantId: string },
  booked: readonly BookedLine[],
): string {
  const rows = booked.map((line) => ticked(row(appId, merchantId, line)));
  const summary = ticked([String(booked.length), '0.00', '0.00', '0.00', '0.00', '0.00', '0.00']);
  return `\uFEFF${[columns, ...rows, sums, summary].join('\r\n')}\r\n`;
}

const ticked = (values: readonly string[]): string => values.map((value) => `\`${value}`).join(',');

function row(appId: string, merchantId: string, line: BookedLine): string[] {
  const { kind, out_no: outNo, trade_no: tradeNo, amount_fen: amountFen, at, of } = line;
  const yuan = yuanText(amountFen);
  const feeFen = (amountFen * 60n + 5_000n) / 10_000n;
  const fee = feeFen === 0n ? '0.00000' : `${kind === 'refund' ? '-' : ''}${yuanText(feeFen)}000`;
  const who = [beijingTime(at), appId, merchantId, '0', '', tradeNo];
  const what = ['测试商品', '', fee, '0.60%'];
  const buyer = 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o';
  if (kind === 'trade') {
    const paid = [...who, outNo, buyer, 'NATIVE', 'SUCCESS', 'OTHERS', 'CNY', yuan, '0.00'];
    return paid.concat('0', '0', '0.00', '0.00', '', '', what, yuan, '0.00', '');
  }
  const back = [...who, of, buyer, 'NATIVE', 'REFUND', 'OTHERS', 'CNY', '0.00', '0.00'];
  const refundNo = `50${outNo.slice(-26)}`;
  return back.concat(refundNo, outNo, yuan, '0.00', 'ORIGINAL', 'SUCCESS', what, '0.00', yuan, '');
}
