import { createDecipheriv, randomBytes, type KeyObject } from 'node:crypto';
import { rsaSign, rsaVerify } from '../rsa.ts';

const toleranceS = 300;

/** The Authorization of a request: SHA256withRSA over method, path with query, time, nonce and body, each on a line. */
export function authorization(
  who: { readonly merchantId: string; readonly serialNo: string; readonly privateKey: KeyObject },
  { method, path, body }: { method: string; path: string; body: string },
  nowMs: number,
): string {
  const timestamp = String(Math.floor(nowMs / 1_000));
  const nonce = randomBytes(16).toString('hex');
  const signature = rsaSign(who.privateKey, `${method}\n${path}\n${timestamp}\n${nonce}\n${body}\n`);
  const parts = {
    mchid: who.merchantId,
    nonce_str: nonce,
    signature,
    timestamp,
    serial_no: who.serialNo,
  };
  const list = Object.entries(parts).map(([name, value]) => `${name}="${value}"`);
  return `WECHATPAY2-SHA256-RSA2048 ${list.join(',')}`;
}

export type Headers = Readonly<Record<string, unknown>>;

/** Did WeChat Pay sign this body, with the key we know, within the last five minutes? Answers and notices alike. */
export function isFromWechatPay(
  platform: { readonly key: KeyObject; readonly keyId: string },
  headers: Headers,
  body: string | Buffer,
  nowMs: number,
): boolean {
  const text = (name: string) => String(headers[`wechatpay-${name}`] ?? '');
  const [serial, timestamp, nonce, signature] = [
    text('serial'),
    text('timestamp'),
    text('nonce'),
    text('signature'),
  ];
  if (serial !== platform.keyId || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(nowMs / 1_000 - Number(timestamp)) > toleranceS) return false;
  const signed = Buffer.concat([
    Buffer.from(`${timestamp}\n${nonce}\n`),
    Buffer.from(body),
    Buffer.from('\n'),
  ]);
  return rsaVerify(platform.key, signed, signature);
}

/** What a notice seals: AES-256-GCM, the last 16 bytes are the tag. null when it was not sealed with our key. */
export function unseal(
  apiKey: Buffer,
  resource: { ciphertext: string; nonce: string; associated_data?: string | null },
): string | null {
  const bytes = Buffer.from(resource.ciphertext, 'base64');
  if (bytes.length < 16) return null;
  try {
    const decipher = createDecipheriv('aes-256-gcm', apiKey, Buffer.from(resource.nonce));
    decipher.setAAD(Buffer.from(resource.associated_data ?? ''));
    decipher.setAuthTag(bytes.subarray(-16));
    return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString();
  } catch {
    return null;
  }
}
