import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Id } from '../../platform/ids.ts';

/** Which video showed a product, as a sale remembers it. */
export type Attribution = {
  readonly videoId: Id<'video'>;
  readonly creatorId: Id<'creator'>;
  readonly impressionId: Id<'impression'>;
};

const ids = /^([0-9a-f]{32})([0-9a-f]{32})([0-9a-f]{32})$/;
const dashed = (hex: string) =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;

/** An opaque signed token; the sale carries it without knowing what it means. */
export function mintAttribution(secret: string, { videoId, creatorId, impressionId }: Attribution): string {
  const body = Buffer.from(`${videoId}${creatorId}${impressionId}`.replaceAll('-', ''), 'hex').toString(
    'base64url',
  );
  return `${body}.${signature(secret, body)}`;
}

/** What a token says, or null when it is not ours. A sale with a bad token is simply not attributed. */
export function readAttribution(secret: string, token: string | null | undefined): Attribution | null {
  if (!token) return null;
  const [body = '', given = ''] = token.split('.');
  const expected = signature(secret, body);
  if (given.length !== expected.length || !timingSafeEqual(Buffer.from(given), Buffer.from(expected)))
    return null;
  const found = ids.exec(Buffer.from(body, 'base64url').toString('hex'));
  if (!found) return null;
  const [videoId, creatorId, impressionId] = found.slice(1).map(dashed);
  return { videoId, creatorId, impressionId } as unknown as Attribution;
}

function signature(secret: string, body: string): string {
  return createHmac('sha256', secret).update(`attribution.${body}`).digest('base64url').slice(0, 22);
}
