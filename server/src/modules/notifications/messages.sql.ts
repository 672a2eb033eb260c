import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import type { Params, Topic } from './words.ts';

type PersonId = Id<'person'>;
type NotificationId = Id<'notification'>;

export type NewMessage = {
  personId: PersonId;
  notificationId: NotificationId;
  topic: Topic;
  kind: string;
  params: Params;
  link: string | null;
  collapseKey: string | null;
};

/** Adds a message. With a key, an unread one with the same key counts up and moves to the top instead. */
export async function putMessage(
  tx: Tx,
  { personId, notificationId, topic, kind, params, link, collapseKey }: NewMessage,
): Promise<void> {
  await sql`
    insert into notifications.messages as m (person_id, notification_id, topic, kind, params, link, collapse_key, at)
    values (${personId}, ${notificationId}, ${topic}, ${kind}, ${JSON.stringify(params)}, ${link}, ${collapseKey}, ${now()})
    on conflict (person_id, collapse_key) where read_at is null and collapse_key is not null
    do update set times = m.times + 1, params = excluded.params, link = excluded.link, at = excluded.at`.execute(
    tx,
  );
}

export type MessageRow = {
  notificationId: NotificationId;
  topic: Topic;
  kind: string;
  params: Params;
  link: string | null;
  times: number;
  at: Date;
  readAt: Date | null;
};
type Listing = { topic?: Topic; after: { at: Date; id: string } | null; limit: number };

export async function listMessages(
  db: Db,
  personId: PersonId,
  { topic, after, limit }: Listing,
): Promise<MessageRow[]> {
  const { rows } = await sql<MessageRow>`
    select notification_id as "notificationId", topic, kind, params, link, times, at, read_at as "readAt"
    from notifications.messages where person_id = ${personId}
      ${topic ? sql`and topic = ${topic}` : sql``}
      ${after ? sql`and (at, notification_id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
    order by at desc, notification_id desc limit ${limit + 1}`.execute(db);
  return rows;
}

export async function unreadByTopic(db: Db, personId: PersonId): Promise<Map<Topic, number>> {
  const { rows } = await sql<{ topic: Topic; count: number }>`
    select topic, count(*)::int as count from notifications.messages
    where person_id = ${personId} and read_at is null group by topic`.execute(db);
  return new Map(rows.map(({ topic, count }) => [topic, count]));
}

type Which = { notificationIds?: readonly NotificationId[]; topic?: Topic; before?: Date };

export async function markRead(
  tx: Tx,
  personId: PersonId,
  { notificationIds, topic, before }: Which,
): Promise<void> {
  await sql`
    update notifications.messages set read_at = ${now()} where person_id = ${personId} and read_at is null
      ${notificationIds ? sql`and notification_id = any(${[...notificationIds]}::uuid[])` : sql``}
      ${topic ? sql`and topic = ${topic}` : sql``}
      ${before ? sql`and at < ${before}` : sql``}`.execute(tx);
}

export async function forgetMessages(tx: Tx, personId: PersonId): Promise<void> {
  await sql`delete from notifications.messages where person_id = ${personId}`.execute(tx);
}

/** Removes what is too old, sooner what was read, a batch at a time; returns how many went. */
export async function dropOld(db: Db, before: { any: Date; read: Date }, batch: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from notifications.messages where (person_id, notification_id) in (
      select person_id, notification_id from notifications.messages
      where at < ${before.any} or read_at < ${before.read} limit ${batch})`.execute(db);
  return Number(numAffectedRows ?? 0n);
}

/** How many unread messages these people have; who has none is missing. */
export async function unreadOf(db: Db, personIds: readonly PersonId[]): Promise<Map<PersonId, number>> {
  const { rows } = await sql<{ personId: PersonId; count: number }>`
    select person_id as "personId", count(*)::int as count from notifications.messages
    where person_id = any(${[...personIds]}::uuid[]) and read_at is null group by person_id`.execute(db);
  return new Map(rows.map(({ personId, count }) => [personId, count]));
}
