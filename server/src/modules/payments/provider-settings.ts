import { readFileSync } from 'node:fs';
import type { AlipayAccount } from './alipay/client.ts';
import { privateKeyOf, publicKeyOf } from './rsa.ts';
import type { WechatPayAccount } from './wechat-pay/client.ts';

export type Env = Readonly<Record<string, string | undefined>>;
/** local: the double inside this installation; test: the provider's own; live: real money. */
export type Mode = 'off' | 'local' | 'test' | 'live';
type Surroundings = { readonly publicUrl: string; readonly mayBeLocal: boolean };

/**
 * How a provider is set up: by `<PREFIX>_MODE` and the settings it needs, each as `NAME`, or as `NAME_FILE` with the path
 * of a file that holds it. Half of a set-up is refused when the server starts, not when somebody pays.
 */
export function modeOf(env: Env, prefix: string, { mayBeLocal }: Surroundings): Mode {
  const mode = env[`${prefix}_MODE`] || undefined;
  const others = Object.keys(env).filter(
    (name) => name.startsWith(`${prefix}_`) && env[name] && name !== `${prefix}_MODE`,
  );
  if (mode === undefined && others.length > 0)
    throw new Error(`${others[0]} is set, but ${prefix}_MODE is not. Set it to live or test, or to off.`);
  if (mode !== undefined && !['off', 'local', 'test', 'live'].includes(mode))
    throw new Error(`${prefix}_MODE is "${mode}"; it can be off, test or live (and local in development).`);
  if (mode === 'local' && !mayBeLocal)
    throw new Error(
      `${prefix}_MODE=local moves no real money: it is for development with the local bank switched on.`,
    );
  return (mode as Mode | undefined) ?? (mayBeLocal ? 'local' : 'off');
}

export function readAlipay(env: Env, mode: 'test' | 'live', { publicUrl }: Surroundings): AlipayAccount {
  const given = settings(env, 'JISHI_ALIPAY', mode, ['APP_ID', 'SELLER_ID', 'PRIVATE_KEY', 'PUBLIC_KEY']);
  const gatewayUrl =
    env.JISHI_ALIPAY_URL ??
    (mode === 'live'
      ? 'https://openapi.alipay.com/gateway.do'
      : 'https://openapi-sandbox.dl.alipaydev.com/gateway.do');
  return {
    gatewayUrl,
    pagesUrl: gatewayUrl,
    notifyUrl: `${publicUrl}/api/payment-notices/alipay`,
    publicUrl,
    appId: given.APP_ID,
    sellerId: given.SELLER_ID,
    privateKey: key('JISHI_ALIPAY_PRIVATE_KEY', () => privateKeyOf(given.PRIVATE_KEY)),
    alipayKey: key('JISHI_ALIPAY_PUBLIC_KEY', () => publicKeyOf(given.PUBLIC_KEY)),
    agreementScene: env.JISHI_ALIPAY_AGREEMENT_SCENE || undefined,
    testMode: mode === 'test',
  };
}

export function readWechatPay(
  env: Env,
  mode: 'test' | 'live',
  { publicUrl }: Surroundings,
): WechatPayAccount {
  const prefix = 'JISHI_WECHAT_PAY';
  const needed = [
    'APP_ID',
    'MERCHANT_ID',
    'SERIAL_NO',
    'PRIVATE_KEY',
    'API_KEY',
    'PLATFORM_KEY',
    'PLATFORM_KEY_ID',
  ] as const;
  const given = settings(env, prefix, mode, needed);
  const baseUrl = env.JISHI_WECHAT_PAY_URL ?? (mode === 'live' ? 'https://api.mch.weixin.qq.com' : undefined);
  if (!baseUrl)
    throw new Error(
      'WeChat Pay has no test gateway of its own: with JISHI_WECHAT_PAY_MODE=test set JISHI_WECHAT_PAY_URL.',
    );
  const apiKey = Buffer.from(given.API_KEY);
  if (apiKey.length !== 32) throw new Error('JISHI_WECHAT_PAY_API_KEY is the APIv3 key: 32 characters.');
  return {
    baseUrl,
    notifyUrl: `${publicUrl}/api/payment-notices/wechat-pay`,
    publicUrl,
    appId: given.APP_ID,
    merchantId: given.MERCHANT_ID,
    serialNo: given.SERIAL_NO,
    privateKey: key(`${prefix}_PRIVATE_KEY`, () => privateKeyOf(given.PRIVATE_KEY)),
    apiKey,
    platform: {
      key: key(`${prefix}_PLATFORM_KEY`, () => publicKeyOf(given.PLATFORM_KEY)),
      keyId: given.PLATFORM_KEY_ID,
    },
    testMode: mode === 'test',
  };
}

function settings<const N extends string>(
  env: Env,
  prefix: string,
  mode: Mode,
  names: readonly N[],
): Record<N, string> {
  const given = names.map((name) => [name, setting(env, `${prefix}_${name}`)] as const);
  const missing = given.filter(([, value]) => value === undefined).map(([name]) => `${prefix}_${name}`);
  if (missing.length > 0)
    throw new Error(
      `${prefix}_MODE is ${mode}, but ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not set.`,
    );
  return Object.fromEntries(given) as Record<N, string>;
}

function setting(env: Env, name: string): string | undefined {
  const path = env[`${name}_FILE`];
  if (!path) return env[name]?.trim() || undefined;
  try {
    return readFileSync(path, 'utf8').trim() || undefined;
  } catch {
    throw new Error(`${name}_FILE names a file that cannot be read.`);
  }
}

/** What is wrong with a key is never told by showing it. */
function key<K>(name: string, read: () => K): K {
  try {
    return read();
  } catch {
    throw new Error(`${name} is not a key: give the PEM text, or its base64.`);
  }
}
