import type { KeyObject } from 'node:crypto';
import { now } from '../../../platform/clock.ts';
import { GatewayUnavailable } from '../gateway.ts';
import { beijingTime } from '../provider-words.ts';
import { rsaVerify } from '../rsa.ts';
import { rawNode, signParams, type Params } from './sign.ts';

export type AlipayAccount = {
  readonly gatewayUrl: string;
  /** Where a browser finds the same. */
  readonly pagesUrl: string;
  readonly notifyUrl: string;
  /** Where returning buyers land; paths of ours are relative to it. */
  readonly publicUrl: string;
  readonly appId: string;
  readonly sellerId: string;
  readonly privateKey: KeyObject;
  readonly alipayKey: KeyObject;
  /** The scene our contract of 商家扣款 names (`INDUSTRY|…`); without it no mandates are offered. */
  readonly agreementScene?: string | undefined;
  readonly testMode: boolean;
};

/** An answer of Alipay: `code` 10000 is done, 10003 waits for the buyer, 20000 unknown, 40004 refused with `sub_code`. */
export type AlipayAnswer = Readonly<Record<string, unknown>> & {
  readonly code: string;
  readonly sub_code?: string;
  readonly sub_msg?: string;
};

/** The address of a page at Alipay, with a signed request in it. */
export function pageUrl(account: AlipayAccount, method: string, content: object, more: Params = {}): string {
  const params = request(account, method, content, { notify_url: account.notifyUrl, ...more });
  return `${account.pagesUrl}?${new URLSearchParams(params)}`;
}

/** Where Alipay sends the buyer back to: a whole address, or for the double, which is at home here, a path. */
export const backTo = ({ publicUrl, pagesUrl }: AlipayAccount, returnUrl: string): string =>
  pagesUrl.startsWith('/') ? returnUrl : new URL(returnUrl, publicUrl).href;

/** Asks Alipay. What is not answered, not signed by Alipay, or answered "unknown" is thrown as GatewayUnavailable. */
export async function askAlipay(
  account: AlipayAccount,
  method: string,
  content: object,
): Promise<AlipayAnswer> {
  const text = await send(account, request(account, method, content, {}));
  const node = rawNode(text, `${method.replaceAll('.', '_')}_response`) ?? rawNode(text, 'error_response');
  const signature = /"sign"\s*:\s*"([^"]+)"\s*[,}]/.exec(node === null ? text : text.replace(node, ''))?.[1];
  if (node === null || !signature || !rsaVerify(account.alipayKey, node, signature))
    throw new GatewayUnavailable(`the answer to ${method} is not signed by Alipay`);
  const answer = JSON.parse(node) as AlipayAnswer;
  const unknown = answer.code === '20000' || answer.sub_code === 'ACQ.SYSTEM_ERROR';
  if (unknown) throw new GatewayUnavailable(`Alipay does not know: ${answer.sub_code ?? answer.code}`);
  return answer;
}

function request(
  { appId, privateKey }: AlipayAccount,
  method: string,
  content: object,
  more: Params,
): Params {
  return signParams(privateKey, {
    app_id: appId,
    method,
    format: 'JSON',
    charset: 'utf-8',
    sign_type: 'RSA2',
    timestamp: beijingTime(now()),
    version: '1.0',
    ...more,
    biz_content: JSON.stringify(content),
  });
}

async function send({ gatewayUrl }: AlipayAccount, params: Params): Promise<string> {
  const answered = await fetch(gatewayUrl, {
    method: 'POST',
    body: new URLSearchParams(params),
    signal: AbortSignal.timeout(10_000),
  })
    .then(async (response) => ({ status: response.status, text: await response.text() }))
    .catch((error: unknown) => {
      throw new GatewayUnavailable('Alipay could not be reached', { cause: error });
    });
  if (answered.status !== 200) throw new GatewayUnavailable(`Alipay answered ${answered.status}`);
  return answered.text;
}
