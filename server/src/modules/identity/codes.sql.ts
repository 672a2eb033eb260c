import { sql } from 'kysely';
import { day, hour, later, now } from '../../platform/clock.ts';
import type { Db, Tx } from '../../platform/db.ts';
import { inForce } from '../../platform/policy.ts';
import { retention } from '../../platform/retention.ts';

export type CodeRules = {
  readonly lifeMs: number;
  readonly resendMs: number;
  readonly perPhone: number;
  readonly perAddress: number;
};
/** Codes are counted by the hour. */
export const windowMs = hour;

/**
 * Replaces the phone's code unless one was sent too recently or too many went unanswered. A used code
 * proves the owner has the phone, so it opens the way for the next one. Answers the wait in ms, 0 when stored.
 */
export async function storeCode(
  tx: Tx,
  phoneHash: Buffer,
  codeHash: Buffer,
  rules: CodeRules,
): Promise<number> {
  const time = now();
  const ago = (ms: number) => new Date(time.getTime() - ms);
  const { rows } = await sql`
    insert into identity.sign_in_codes as c (phone_hash, code_hash, sent_at, expires_at, window_at, window_count)
    values (${phoneHash}, ${codeHash}, ${time}, ${new Date(time.getTime() + rules.lifeMs)}, ${time}, 1)
    on conflict on constraint sign_in_codes_pk do update set
      code_hash = excluded.code_hash, sent_at = excluded.sent_at, expires_at = excluded.expires_at, attempts = 0, used_at = null,
      window_at = case when c.used_at is not null or c.window_at <= ${ago(windowMs)} then excluded.window_at else c.window_at end,
      window_count = case when c.used_at is not null or c.window_at <= ${ago(windowMs)} then 1 else c.window_count + 1 end
    where c.used_at is not null
       or (c.sent_at <= ${ago(rules.resendMs)} and (c.window_count < ${rules.perPhone} or c.window_at <= ${ago(windowMs)}))
    returning 1`.execute(tx);
  return rows.length > 0 ? 0 : waitOf(tx, phoneHash, time, rules);
}

async function waitOf(tx: Tx, phoneHash: Buffer, time: Date, rules: CodeRules): Promise<number> {
  const { rows } = await sql<{ sent_at: Date; window_at: Date; window_count: number }>`
    select sent_at, window_at, window_count from identity.sign_in_codes where phone_hash = ${phoneHash}`.execute(
    tx,
  );
  const { sent_at, window_at, window_count } = rows[0]!;
  const resend = sent_at.getTime() + rules.resendMs;
  const window = window_count >= rules.perPhone ? window_at.getTime() + windowMs : 0;
  return Math.max(1, resend - time.getTime(), window - time.getTime());
}

/** Counts one more code asked for from a network address; false when it had enough for now. */
export async function countAddress(tx: Tx, addressHash: Buffer, { perAddress }: CodeRules): Promise<boolean> {
  const time = now();
  const windowStart = new Date(time.getTime() - windowMs);
  const { rows } = await sql`
    insert into identity.code_addresses as a (address_hash, window_at, window_count) values (${addressHash}, ${time}, 1)
    on conflict on constraint code_addresses_pk do update set
      window_at = case when a.window_at <= ${windowStart} then excluded.window_at else a.window_at end,
      window_count = case when a.window_at <= ${windowStart} then 1 else a.window_count + 1 end
    where a.window_at <= ${windowStart} or a.window_count < ${perAddress} returning 1`.execute(tx);
  return rows.length > 0;
}

/** Takes one of the attempts at the phone's code and answers its hash; the row stays locked until the end. */
export async function takeAttempt(tx: Tx, phoneHash: Buffer, attempts: number): Promise<Buffer | undefined> {
  const { rows } = await sql<{ code_hash: Buffer }>`
    update identity.sign_in_codes set attempts = attempts + 1
    where phone_hash = ${phoneHash} and used_at is null and expires_at > ${now()} and attempts < ${attempts}
    returning code_hash`.execute(tx);
  return rows[0]?.code_hash;
}

export async function markUsed(tx: Tx, phoneHash: Buffer): Promise<void> {
  await sql`update identity.sign_in_codes set used_at = ${now()} where phone_hash = ${phoneHash}`.execute(tx);
}

export type InboxMessage = { phone: string; at: Date; body: string; code: string };

export async function putInInbox(db: Db, { phone, at, body, code }: InboxMessage): Promise<void> {
  await sql`
    insert into identity.development_inbox (phone, at, body, code) values (${phone}, ${at}, ${body}, ${code})
    on conflict on constraint development_inbox_pk do update set body = excluded.body, code = excluded.code`.execute(
    db,
  );
}

export async function inbox(db: Db, phone: string | undefined): Promise<InboxMessage[]> {
  const { rows } = await sql<InboxMessage>`
    select phone, at, body, code from identity.development_inbox
    ${phone ? sql`where phone = ${phone}` : sql``} order by at desc limit 50`.execute(db);
  return rows;
}

/** Removes what has no more use; returns how many rows went. */
export async function tidySignIn(db: Db): Promise<number> {
  const { signInCodeDays } = await inForce(db, retention);
  const before = later(now(), -signInCodeDays * day);
  const gone = await Promise.all([
    sql`delete from identity.sign_in_codes where sent_at < ${before}`.execute(db),
    sql`delete from identity.code_addresses where window_at < ${before}`.execute(db),
    sql`delete from identity.development_inbox where at < ${before}`.execute(db),
    sql`delete from identity.sessions where expires_at < ${now()}`.execute(db),
  ]);
  return gone.reduce((sum, { numAffectedRows }) => sum + Number(numAffectedRows ?? 0n), 0);
}
