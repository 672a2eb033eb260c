import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { GatewayUnavailable, type Bill, type BillLine } from '../gateway.ts';
import { feeOfYuan, fenOfYuan, fromBeijing } from '../provider-words.ts';
import { askWechatPay, download, type WechatPayAccount } from './client.ts';
import { fromTheirs } from './trade.ts';

/** The trade bill of a day, made the next morning at ten. null: not made yet, or nothing was traded. */
export async function readWechatBill(account: WechatPayAccount, day: string): Promise<Bill | null> {
  const path = `/v3/bill/tradebill?bill_date=${day}&bill_type=ALL&tar_type=GZIP`;
  const { status, json } = await askWechatPay(account, 'GET', path);
  if (status !== 200) return null;
  const text = gunzipSync(await download(account, String(json.download_url)));
  const hash = createHash('sha1').update(text).digest('hex');
  // The hash covers the file as it is unpacked, and came in a signed answer.
  if (json.hash_type !== 'SHA1' || hash !== json.hash_value)
    throw new GatewayUnavailable('the bill is not the one that was announced');
  return parseWechatBill(text.toString());
}

/** Details, then a summary with its own heading. Each value has a ` before it, so that spreadsheets leave it alone. */
export function parseWechatBill(text: string): Bill {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const end = lines.findIndex((line) => line.startsWith('总交易单数'));
  const table = lines.slice(0, end < 0 ? undefined : end).filter((line) => line !== '');
  const rows = parse(table.join('\n'), { columns: true, relax_column_count: true, relax_quotes: true });
  return { lines: (rows as Record<string, string>[]).map(billLine) };
}

function billLine(row: Record<string, string>): BillLine {
  const value = (name: string) => (row[name] ?? '').replace(/^`/, '');
  const refund = value('交易状态') === 'REFUND';
  const amount = fenOfYuan(value(refund ? '申请退款金额' : '订单金额'));
  const fee = feeOfYuan(value('手续费') || '0');
  if (amount === null || fee === null)
    throw new Error(`a line of the bill has no amount: ${value('商户订单号')}`);
  return {
    kind: refund ? 'refund' : 'trade',
    ourNo: refund ? value('商户退款单号') : fromTheirs(value('商户订单号')),
    tradeNo: value('微信订单号'),
    amountFen: amount,
    // What a refund gives back of the fee is written with a minus.
    feeFen: fee,
    at: fromBeijing(value('交易时间')),
    done: !refund || value('退款状态') === 'SUCCESS',
  };
}
