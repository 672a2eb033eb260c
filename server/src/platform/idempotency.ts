import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { now } from './clock.ts';
import type { Tx } from './db.ts';
import type { Id } from './ids.ts';
import { Problem, problem } from './problem.ts';

export const keyNeeded = problem('platform.idempotency_key_needed', 400, {
  en: 'Send an Idempotency-Key header (16 to 80 letters, digits, - or _) so that a retry cannot act twice.',
  zh: '请携带 Idempotency-Key 请求头（16 到 80 位字母、数字、- 或 _），避免重试时重复执行。',
});
export const keyReused = problem('platform.idempotency_key_reused', 409, {
  en: 'This Idempotency-Key was used for a different request. Use a new key for a new request.',
  zh: '这个 Idempotency-Key 已用于另一个请求，新的请求请使用新的 Key。',
});

export type Answer = { readonly status: number; readonly body: unknown };

export function requireKey(header: unknown): string {
  if (typeof header !== 'string' || !/^[\w-]{16,80}$/.test(header)) throw new Problem(keyNeeded);
  return header;
}

export function requestHash(route: string, params: unknown, body: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([route, params, body ?? null]))
    .digest('base64url');
}

/**
 * Acts once per key. The key is claimed first: a second caller waits on the row until the first commits,
 * then gets the same answer. A refusal rolls the claim back, so it may be tried again.
 */
export async function once(
  tx: Tx,
  claim: { ownerId: Id; key: string; route: string; hash: string },
  act: () => Promise<Answer>,
): Promise<Answer & { replayed: boolean }> {
  const { numAffectedRows: claimed } = await sql`
    insert into platform.idempotency_keys (owner_id, key, route, request_hash, created_at)
    values (${claim.ownerId}, ${claim.key}, ${claim.route}, ${claim.hash}, ${now()})
    on conflict on constraint idempotency_keys_pk do nothing`.execute(tx);
  if (claimed === 0n) return replay(tx, claim);
  const answer = await act();
  await sql`
    update platform.idempotency_keys set status = ${answer.status}, answer = ${JSON.stringify(answer.body ?? null)}
    where owner_id = ${claim.ownerId} and key = ${claim.key}`.execute(tx);
  return { ...answer, replayed: false };
}

async function replay(
  tx: Tx,
  claim: { ownerId: Id; key: string; hash: string },
): Promise<Answer & { replayed: boolean }> {
  const { rows } = await sql<{ request_hash: string; status: number; answer: unknown }>`
    select request_hash, status, answer from platform.idempotency_keys
    where owner_id = ${claim.ownerId} and key = ${claim.key}`.execute(tx);
  const stored = rows[0]!;
  if (stored.request_hash !== claim.hash) throw new Problem(keyReused);
  return { status: stored.status, body: stored.answer, replayed: true };
}
