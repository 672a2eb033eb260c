import type { KeyObject } from 'node:crypto';
import { rsaSign, rsaVerify } from '../rsa.ts';

export type Params = Readonly<Record<string, string>>;

/** Sorted by name, `name=value` joined by `&`; empty values and `sign` itself are left out. */
export function signedText(params: Params, leaveOut: readonly string[] = ['sign']): string {
  return Object.keys(params)
    .filter((name) => !leaveOut.includes(name) && params[name] !== '')
    .toSorted()
    .map((name) => `${name}=${params[name]}`)
    .join('&');
}

export const signParams = (key: KeyObject, params: Params): Params => ({
  ...params,
  sign: rsaSign(key, signedText(params)),
});

/** A notice is signed without its `sign` and `sign_type`; a request with its `sign_type`. */
export function verifyParams(key: KeyObject, params: Params, of: 'notice' | 'request'): boolean {
  if (params.sign_type !== 'RSA2' || !params.sign) return false;
  const leaveOut = of === 'notice' ? ['sign', 'sign_type'] : ['sign'];
  return rsaVerify(key, signedText(params, leaveOut), params.sign);
}

/**
 * The bytes of `"name":{…}` in an answer: its signature covers them as they were sent, and not what a parser makes of
 * them. null when the node is not there.
 */
export function rawNode(json: string, name: string): string | null {
  const at = json.indexOf(`"${name}":`);
  if (at < 0) return null;
  const start = at + name.length + 3;
  let depth = 0;
  let quoted = false;
  for (let i = start; i < json.length; i++) {
    const c = json[i];
    if (quoted) {
      if (c === '\\') i++;
      else if (c === '"') quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === '{') depth++;
    else if (c === '}' && --depth === 0) return json.slice(start, i + 1);
  }
  return null;
}
