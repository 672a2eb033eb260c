import { createHmac, timingSafeEqual } from 'node:crypto';

/** Standard Webhooks: HMAC-SHA256 over `id.timestamp.body`, base64, prefixed `v1,`. */
export function sign(secret: string, id: string, timestamp: number, body: string | Buffer): string {
  return `v1,${createHmac('sha256', secret).update(`${id}.${timestamp}.`).update(body).digest('base64')}`;
}

const toleranceS = 300;

export function verify(
  secret: string,
  message: { id: string; timestamp: number; signature: string },
  body: Buffer,
  nowMs: number,
): boolean {
  if (!Number.isInteger(message.timestamp) || Math.abs(nowMs / 1_000 - message.timestamp) > toleranceS)
    return false;
  const expected = Buffer.from(sign(secret, message.id, message.timestamp, body));
  const given = Buffer.from(message.signature);
  return expected.length === given.length && timingSafeEqual(expected, given);
}
