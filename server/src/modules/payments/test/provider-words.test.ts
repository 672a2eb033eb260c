import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAlipayBill } from '../alipay/bill.ts';
import { rawNode, signedText } from '../alipay/sign.ts';
import { alipayBillZip } from '../doubles/alipay-bill.ts';
import { wechatBill } from '../doubles/wechat-pay-bill.ts';
import { chargeAfter, mandateAfter, mandateStates } from '../mandate.ts';
import {
  beijingDay,
  beijingInstant,
  beijingTime,
  feeOfYuan,
  fenOfYuan,
  fromBeijing,
  yuanText,
} from '../provider-words.ts';
import { modeOf, readAlipay, readWechatPay } from '../provider-settings.ts';
import { privateKeyOf, publicKeyOf, rsaSign, rsaVerify } from '../rsa.ts';
import { parseWechatBill } from '../wechat-pay/bill.ts';
import { fromTheirs, toTheirs } from '../wechat-pay/trade.ts';
import { shortened } from '../wechat-pay/words.ts';

describe('amounts', () => {
  it('are written and read exactly', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 12n }), (fen) => {
        expect(fenOfYuan(yuanText(fen))).toBe(fen);
      }),
    );
  });
  it.each(['', '1e3', 'NaN', '1.234', '1,000.00', '0x10', '.5', '1.', '٣', '9007199254740993000'])(
    '%s is none',
    (text) => expect(fenOfYuan(text)).toBeNull(),
  );
  it.each([
    ['88', 8_800n],
    ['88.8', 8_880n],
    ['-0.01', -1n],
  ])('%s is read', (text, fen) => expect(fenOfYuan(text)).toBe(fen));
  it.each([
    ['0.02860', 3n],
    ['-0.00600', -1n],
    ['0.004', 0n],
    ['0.00', 0n],
    ['x', null],
  ])('a fee of %s is told to the nearest fen', (text, fen) => expect(feeOfYuan(text)).toBe(fen));
});

it('tells the time of Beijing', () => {
  const at = new Date('2026-11-22T16:00:01Z');
  expect(beijingTime(at)).toBe('2026-11-23 00:00:01');
  expect(beijingInstant(at)).toBe('2026-11-23T00:00:01+08:00');
  expect(beijingDay(at)).toBe('2026-11-23');
  expect(fromBeijing('2026-11-23 00:00:01')).toEqual(at);
});

it('gives WeChat Pay numbers of 32 letters, and takes them back', () => {
  const wire = 'pay_0199a1b2c3d4e5f60718293a4b5c6d7e';
  expect(toTheirs(wire)).toHaveLength(32);
  expect(fromTheirs(toTheirs(wire))).toBe(wire);
  expect(fromTheirs('someone-else')).toBe('someone-else');
});

it('cuts a title between characters', () => {
  expect(shortened('苹果苹果', 7)).toBe('苹果');
  expect(shortened('apple', 7)).toBe('apple');
});

describe('what Alipay signs', () => {
  it('is sorted, without empty values', () =>
    expect(signedText({ b: '2', a: '1', sign: 'x', c: '' })).toBe('a=1&b=2'));
  it.each([
    ['{"a_response":{"x":"}{","y":{"z":1}},"sign":"s"}', '{"x":"}{","y":{"z":1}}'],
    ['{"a_response":{"x":"\\"}"},"sign":"s"}', '{"x":"\\"}"}'],
    ['{"sign":"s","a_response":{}}', '{}'],
    ['{"sign":"s"}', null],
    ['{"a_response":{"x":1', null],
  ])('is the bytes of the node in %s', (text, node) => expect(rawNode(text, 'a_response')).toBe(node));
});

describe('keys', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const [pkcs8, spki] = [
    privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
    publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
  ];
  const pkcs1 = privateKey.export({ type: 'pkcs1', format: 'der' }).toString('base64');
  it.each([pkcs8, pkcs1, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()])(
    'are read as they come',
    (text) => {
      expect(rsaVerify(publicKeyOf(spki), 'text', rsaSign(privateKeyOf(text), 'text'))).toBe(true);
    },
  );
  it.each(['', 'not base64!', 'AAAA'])('a signature %s is no signature', (signature) =>
    expect(rsaVerify(publicKey, 'text', signature)).toBe(false),
  );

  const around = { publicUrl: 'https://shop.example', mayBeLocal: false };
  const alipay = {
    JISHI_ALIPAY_APP_ID: '2021',
    JISHI_ALIPAY_SELLER_ID: '2088',
    JISHI_ALIPAY_PRIVATE_KEY: pkcs8,
    JISHI_ALIPAY_PUBLIC_KEY: spki,
  };
  const wechat = {
    JISHI_WECHAT_PAY_APP_ID: 'wx1',
    JISHI_WECHAT_PAY_MERCHANT_ID: '1900',
    JISHI_WECHAT_PAY_SERIAL_NO: 'AB',
    JISHI_WECHAT_PAY_PRIVATE_KEY: pkcs8,
    JISHI_WECHAT_PAY_API_KEY: 'k'.repeat(32),
    JISHI_WECHAT_PAY_PLATFORM_KEY: spki,
    JISHI_WECHAT_PAY_PLATFORM_KEY_ID: 'PUB_KEY_ID_1',
  };

  it('set up a provider, by value or by file', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'jishi-key-')), 'key.pem');
    writeFileSync(path, pkcs8);
    const { JISHI_ALIPAY_PRIVATE_KEY: _, ...rest } = alipay;
    expect(readAlipay({ ...rest, JISHI_ALIPAY_PRIVATE_KEY_FILE: path }, 'live', around)).toMatchObject({
      gatewayUrl: 'https://openapi.alipay.com/gateway.do',
      notifyUrl: 'https://shop.example/api/payment-notices/alipay',
      testMode: false,
    });
    expect(readAlipay(alipay, 'test', around)).toMatchObject({ testMode: true });
    expect(readWechatPay(wechat, 'live', around)).toMatchObject({ baseUrl: 'https://api.mch.weixin.qq.com' });
  });

  it.each<[string, () => unknown, RegExp]>([
    [
      'a key is missing',
      () => readAlipay({ ...alipay, JISHI_ALIPAY_PUBLIC_KEY: '' }, 'live', around),
      /JISHI_ALIPAY_PUBLIC_KEY is not set/,
    ],
    ['two are missing', () => readAlipay({}, 'live', around), /APP_ID, .* are not set/],
    [
      'a key is no key',
      () => readAlipay({ ...alipay, JISHI_ALIPAY_PRIVATE_KEY: 'top secret' }, 'live', around),
      /JISHI_ALIPAY_PRIVATE_KEY is not a key/,
    ],
    [
      'a file is away',
      () => readAlipay({ ...alipay, JISHI_ALIPAY_PRIVATE_KEY_FILE: '/none' }, 'live', around),
      /cannot be read/,
    ],
    [
      'the APIv3 key is short',
      () => readWechatPay({ ...wechat, JISHI_WECHAT_PAY_API_KEY: 'short' }, 'live', around),
      /32 characters/,
    ],
    ['there is no test gateway', () => readWechatPay(wechat, 'test', around), /JISHI_WECHAT_PAY_URL/],
    ['a mode is misspelt', () => modeOf({ JISHI_ALIPAY_MODE: 'prod' }, 'JISHI_ALIPAY', around), /"prod"/],
    ['a mode is missing', () => modeOf(alipay, 'JISHI_ALIPAY', around), /JISHI_ALIPAY_MODE is not/],
    [
      'the double is wanted in production',
      () => modeOf({ JISHI_ALIPAY_MODE: 'local' }, 'JISHI_ALIPAY', around),
      /no real money/,
    ],
  ])('refuse to start when %s, and never show a secret', (_what, read, words) => {
    expect(read).toThrow(words);
    expect(read).not.toThrow(/top secret/);
  });

  it('are off in production, and played by the doubles in development, unless told otherwise', () => {
    expect(modeOf({}, 'JISHI_ALIPAY', around)).toBe('off');
    expect(modeOf({}, 'JISHI_ALIPAY', { ...around, mayBeLocal: true })).toBe('local');
    expect(modeOf({ JISHI_ALIPAY_MODE: 'off' }, 'JISHI_ALIPAY', { ...around, mayBeLocal: true })).toBe('off');
  });
});

describe('a bill', () => {
  const at = new Date('2026-03-02T04:00:00Z');
  const booked = [
    {
      kind: 'trade',
      out_no: 'pay_0199a1b2c3d4e5f60718293a4b5c6d7e',
      trade_no: 'T1',
      amount_fen: 4_768n,
      at,
      of: 'pay_0199a1b2c3d4e5f60718293a4b5c6d7e',
    },
    {
      kind: 'refund',
      out_no: 'ref_0199a1b2c3d4e5f60718293a4b5c6d7e',
      trade_no: 'T1',
      amount_fen: 768n,
      at,
      of: 'pay_0199a1b2c3d4e5f60718293a4b5c6d7e',
    },
  ] as const;
  const lines = [
    { kind: 'trade', ourNo: booked[0].out_no, tradeNo: 'T1', amountFen: 4_768n, feeFen: 29n, at, done: true },
    { kind: 'refund', ourNo: booked[1].out_no, tradeNo: 'T1', amountFen: 768n, feeFen: -5n, at, done: true },
  ];
  it('of Alipay is read: zipped, in GBK, with remarks around it', () =>
    expect(parseAlipayBill(alipayBillZip('2088', '2026-03-02', booked)).lines).toEqual(lines));
  it('of WeChat Pay is read: ticked values, and a summary below', () => {
    const theirs = booked.map((line) => ({
      ...line,
      of: toTheirs(line.of),
      out_no: line.kind === 'trade' ? toTheirs(line.out_no) : line.out_no,
    }));
    expect(parseWechatBill(wechatBill({ appId: 'wx', merchantId: '1900' }, theirs)).lines).toEqual(lines);
  });
  it('without a line is a bill', () => {
    expect(parseAlipayBill(alipayBillZip('2088', '2026-03-02', [])).lines).toEqual([]);
    expect(parseWechatBill(wechatBill({ appId: 'wx', merchantId: '1900' }, [])).lines).toEqual([]);
  });
});

describe('a mandate and a charge', () => {
  it('never come back from the end', () => {
    for (const said of mandateStates) expect(mandateAfter('revoked', said)).toBe('revoked');
    expect(mandateAfter('active', 'refused')).toBe('active');
    expect(mandateAfter('refused', 'active')).toBe('active');
  });
  it('never forget money', () => {
    expect(chargeAfter('succeeded', 'declined')).toBe('succeeded');
    expect(chargeAfter('failed', 'paid')).toBe('succeeded');
    expect(chargeAfter('requested', 'open')).toBe('requested');
    expect(chargeAfter('requested', 'closed')).toBe('failed');
  });
});
