import { randomUUID } from 'node:crypto';
import { signedHeaders } from '../gateway-local-protocol.ts';

const waitsMs = [0, 1_000, 5_000, 25_000];

/** Tells the merchant until it answers 2xx, four times at most; after that the merchant has to ask. */
export async function notify(url: string, news: object, secret: string): Promise<boolean> {
  const body = JSON.stringify(news);
  const id = `msg_${randomUUID()}`;
  for (const waitMs of waitsMs) {
    await new Promise((wake) => setTimeout(wake, waitMs).unref());
    const timestamp = Math.floor(Date.now() / 1_000);
    const headers = { 'content-type': 'application/json', ...signedHeaders(secret, id, timestamp, body) };
    const answered = await fetch(url, {
      method: 'POST',
      headers,
      body,
      signal: AbortSignal.timeout(5_000),
    }).catch(() => null);
    if (answered?.ok) return true;
  }
  return false;
}
