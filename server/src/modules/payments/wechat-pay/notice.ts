import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Notice } from '../gateway.ts';
import type { WechatPayAccount } from './client.ts';
import { isFromWechatPay, unseal, type Headers } from './sign.ts';
import { readTransaction } from './trade.ts';

const Envelope = Type.Object({
  id: Type.String({ minLength: 1 }),
  resource: Type.Object({
    algorithm: Type.Literal('AEAD_AES_256_GCM'),
    ciphertext: Type.String(),
    nonce: Type.String(),
    associated_data: Type.Optional(Type.String()),
    original_type: Type.Literal('transaction'),
  }),
});

/** A notice of WeChat Pay: a signed envelope with a sealed transaction in it. */
export function readWechatNotice(account: WechatPayAccount, headers: Headers, body: Buffer): Notice | null {
  if (!isFromWechatPay(account.platform, headers, body, Date.now())) return null;
  const envelope = parsed(body.toString());
  if (!Value.Check(Envelope, envelope)) return null;
  const opened = unseal(account.apiKey, envelope.resource as never);
  const said = opened === null ? null : readTransaction(parsed(opened), account.appId);
  return said && { kind: 'trade', noticeId: envelope.id, ...said };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
