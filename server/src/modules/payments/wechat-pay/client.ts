import type { KeyObject } from 'node:crypto';
import { GatewayUnavailable } from '../gateway.ts';
import { authorization, isFromWechatPay } from './sign.ts';

export type WechatPayAccount = {
  /** https://api.mch.weixin.qq.com */
  readonly baseUrl: string;
  readonly notifyUrl: string;
  readonly publicUrl: string;
  readonly appId: string;
  readonly merchantId: string;
  /** Of our merchant certificate. */
  readonly serialNo: string;
  readonly privateKey: KeyObject;
  /** The APIv3 key: 32 bytes. */
  readonly apiKey: Buffer;
  /** WeChat Pay's public key (`PUB_KEY_ID_…`) or platform certificate, and its number. */
  readonly platform: { readonly key: KeyObject; readonly keyId: string };
  readonly testMode: boolean;
};

export type WechatAnswer = {
  readonly status: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- a provider's JSON; each reader checks what it takes
  readonly json: any;
};

/** Asks WeChat Pay. What is not answered, busy, or not signed by it is thrown as GatewayUnavailable. */
export async function askWechatPay(
  account: WechatPayAccount,
  method: 'GET' | 'POST',
  path: string,
  content?: object,
): Promise<WechatAnswer> {
  const { status, headers, text } = await send(account, method, path, content);
  if (status >= 500 || status === 429) throw new GatewayUnavailable(`WeChat Pay answered ${status}`);
  if (!isFromWechatPay(account.platform, headers, text, Date.now()))
    throw new GatewayUnavailable(`the answer to ${path.split('?')[0]} is not signed by WeChat Pay`);
  return { status, json: text === '' ? {} : parsed(text) };
}

/** Fetches a file; downloads are not signed, their hash was. */
export async function download(account: WechatPayAccount, url: string): Promise<Buffer> {
  const { pathname, search } = new URL(url);
  const { status, bytes } = await send(account, 'GET', `${pathname}${search}`);
  if (status !== 200) throw new GatewayUnavailable(`the bill could not be fetched: ${status}`);
  return bytes;
}

async function send(account: WechatPayAccount, method: 'GET' | 'POST', path: string, content?: object) {
  const body = content === undefined ? '' : JSON.stringify(content);
  return fetch(`${account.baseUrl}${path}`, {
    method,
    headers: {
      authorization: authorization(account, { method, path, body }, Date.now()),
      accept: 'application/json',
      'user-agent': 'jishi',
      ...(body === '' ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === '' ? {} : { body }),
    signal: AbortSignal.timeout(10_000),
  })
    .then(async (response) => {
      const bytes = Buffer.from(await response.arrayBuffer());
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        bytes,
        text: bytes.toString(),
      };
    })
    .catch((error: unknown) => {
      throw new GatewayUnavailable('WeChat Pay could not be reached', { cause: error });
    });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new GatewayUnavailable('WeChat Pay answered something unreadable', { cause: error });
  }
}
