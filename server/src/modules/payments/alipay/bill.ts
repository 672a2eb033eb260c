import { parse } from 'csv-parse/sync';
import { GatewayUnavailable, type Bill, type BillLine } from '../gateway.ts';
import { feeOfYuan, fenOfYuan, fromBeijing } from '../provider-words.ts';
import { filesOfZip } from '../zip.ts';
import { askAlipay, type AlipayAccount } from './client.ts';

/** The trade bill of a day: a ZIP of CSV files in GBK. null: not made (yet), or nothing was traded. */
export async function readAlipayBill(account: AlipayAccount, day: string): Promise<Bill | null> {
  const answer = await askAlipay(account, 'alipay.data.dataservice.bill.downloadurl.query', {
    bill_type: 'trade',
    bill_date: day,
  });
  if (answer.code !== '10000') return null;
  const answered = await fetch(String(answer.bill_download_url), {
    signal: AbortSignal.timeout(60_000),
  }).catch((error: unknown) => {
    throw new GatewayUnavailable('the bill could not be fetched', { cause: error });
  });
  if (!answered.ok) throw new GatewayUnavailable(`the bill could not be fetched: ${answered.status}`);
  return parseAlipayBill(Buffer.from(await answered.arrayBuffer()));
}

/** Two files are inside: the details, and a summary (汇总) that adds nothing. */
export function parseAlipayBill(zip: Buffer): Bill {
  const gbk = new TextDecoder('gbk');
  const details = filesOfZip(zip).filter(({ name }) => !gbk.decode(name).includes('汇总'));
  return { lines: details.flatMap(({ bytes }) => linesOf(gbk.decode(bytes))) };
}

function linesOf(text: string): BillLine[] {
  // Lines of words around the table begin with #; values are padded with tabs.
  const table = text
    .split(/\r?\n/)
    .filter((line) => line !== '' && !line.startsWith('#'))
    .join('\n');
  const rows = parse(table, { columns: true, trim: true, relax_quotes: true, relax_column_count: true });
  return (rows as Record<string, string>[]).map(billLine);
}

function billLine(row: Record<string, string>): BillLine {
  const refund = row['业务类型'] === '退款';
  const amount = fenOfYuan(row['订单金额（元）'] ?? '');
  const fee = feeOfYuan(row['服务费（元）'] || '0');
  if (amount === null || fee === null)
    throw new Error(`a line of the bill has no amount: ${row['商户订单号']}`);
  return {
    kind: refund ? 'refund' : 'trade',
    ourNo: (refund && row['退款批次号/请求号']) || row['商户订单号'] || '',
    tradeNo: row['支付宝交易号'] ?? '',
    amountFen: amount < 0n ? -amount : amount,
    // Written as what it does to our balance: what is taken is negative.
    feeFen: -fee,
    at: fromBeijing(row['完成时间'] ?? ''),
    done: true,
  };
}
