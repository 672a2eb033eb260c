import { crc32, deflateRawSync } from 'node:zlib';
import type { BookedLine } from '../local-bank/books.sql.ts';
import { beijingTime, yuanText } from '../provider-words.ts';
import { gbkBytes } from './gbk.ts';

const columns =
  '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,' +
  '支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,' +
  '退款批次号/请求号,服务费（元）,分润（元）,备注';

/** A day's bill as Alipay hands it out: two CSV files in GBK, zipped. The double charges 0.6 %. */
export function alipayBillZip(sellerId: string, day: string, booked: readonly BookedLine[]): Buffer {
  const name = `${sellerId}_${day.replaceAll('-', '')}`;
  const details = [
    '#支付宝业务明细查询',
    `#账号：[${sellerId}0156]`,
    `#起始日期：[${day} 00:00:00]   终止日期：[${day} 24:00:00]`,
    '#-----------------------------------------业务明细列表----------------------------------------',
    columns,
    ...booked.map(line),
    '#-----------------------------------------业务明细列表结束------------------------------------',
    `#交易合计：${booked.length}笔`,
  ];
  return zip([
    { name: `${name}_业务明细.csv`, text: `${details.join('\r\n')}\r\n` },
    { name: `${name}_业务明细(汇总).csv`, text: '#支付宝业务汇总查询\r\n' },
  ]);
}

function line({ kind, out_no, trade_no, amount_fen: amountFen, at, of }: BookedLine): string {
  const [type, sign] = kind === 'trade' ? ['交易', ''] : ['退款', '-'];
  const yuan = `${sign}${yuanText(amountFen)}`;
  const feeFen = (amountFen * 60n + 5_000n) / 10_000n;
  const fee = feeFen === 0n ? '0.00' : `${kind === 'trade' ? '-' : ''}${yuanText(feeFen)}`;
  const time = beijingTime(at);
  const zeros = ['0.00', '0.00', '0.00', '0.00', '0.00'];
  const request = kind === 'refund' ? out_no : '';
  const ourNo = kind === 'refund' ? of : out_no;
  const what = [`${trade_no}\t`, `${ourNo}\t`, type, '测试商品\t', time, time];
  const who = ['', '', '', '', 'tes***@example.com'];
  return [what, who, yuan, yuan, zeros, '', '0.00', '0.00', request, fee, '0.00', ''].flat().join(',');
}

/** A ZIP archive with deflated files and names in GBK. */
function zip(files: readonly { name: string; text: string }[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, text } of files) {
    const [nameBytes, bytes] = [gbkBytes(name), gbkBytes(text)];
    const packed = deflateRawSync(bytes);
    const shared = Buffer.alloc(26);
    [20, 0, 8, 0, 0].forEach((value, n) => shared.writeUInt16LE(value, n * 2));
    [crc32(bytes), packed.length, bytes.length].forEach((value, n) =>
      shared.writeUInt32LE(value, 10 + n * 4),
    );
    shared.writeUInt16LE(nameBytes.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), shared, nameBytes, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), shared, rest, nameBytes]));
    locals.push(local);
    offset += local.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, listing, end]);
}
