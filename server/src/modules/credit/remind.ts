import { sql } from 'kysely';
import { day, later, now } from '../../platform/clock.ts';
import type { Database, Db, Tx } from '../../platform/db.ts';
import { eachDue } from '../../platform/each-due.ts';
import { newId } from '../../platform/ids.ts';
import { inForce } from '../../platform/policy.ts';
import { notify } from '../notifications/index.ts';
import { atHour, dayOf } from './calendar.ts';
import { openFenColumn } from './instalments.sql.ts';
import { lockLine } from './lines.sql.ts';
import { collectionPolicy } from './policy.ts';
import { isQuiet, reminderNow, type Ladder, type Remindable } from './reminders.ts';
import type { BuyerId } from './tables.ts';
import { creditPage } from './tell.ts';

/** Reminds whoever has something due, by day. At night it does nothing at all. */
export async function remindAll(database: Database, stop?: AbortSignal): Promise<number> {
  const ladder = await inForce(database.db, collectionPolicy);
  if (isQuiet(now(), ladder)) return 0;
  return eachDue({
    of: 'person',
    page: (limit, after) => buyersToRemind(database.db, ladder, limit, after?.id),
    act: async ({ id: buyerId }) => {
      // Most have been told already: only who gets a message is held for it.
      if (await nextFor(database.db, buyerId, ladder))
        await database.transact((tx) => remind(tx, buyerId, ladder));
    },
    stop,
  });
}

async function remind(tx: Tx, buyerId: BuyerId, ladder: Ladder): Promise<void> {
  await lockLine(tx, buyerId);
  const reminder = await nextFor(tx, buyerId, ladder);
  if (!reminder) return;
  const messageId = newId('notification', buyerId);
  for (const { instalmentId, step } of reminder.steps)
    await sql`
      insert into credit.reminders (buyer_id, instalment_id, step, at, message_id)
      values (${buyerId}, ${instalmentId}, ${step}, ${now()}, ${messageId})`.execute(tx);
  await notify(tx, {
    personId: buyerId,
    kind: `credit.${reminder.kind}`,
    params: { amount: { fen: String(reminder.amountFen) } },
    link: creditPage,
  });
}

async function nextFor(db: Db, buyerId: BuyerId, ladder: Ladder) {
  const today = atHour(dayOf(now()), 0);
  const { rows: sent } = await sql<{ today: number }>`
    select count(distinct message_id)::int as today from credit.reminders where buyer_id = ${buyerId} and at >= ${today}`.execute(
    db,
  );
  return reminderNow(await remindables(db, buyerId), now(), ladder, sent[0]!.today);
}

async function remindables(db: Db, buyerId: BuyerId): Promise<Remindable[]> {
  const { rows } = await sql<Remindable>`
    select i.instalment_id as "instalmentId", i.state, i.due_at as "dueAt", i.overdue_since as "overdueSince",
      ${openFenColumn} as "openFen", i.charge_id is not null as charging,
      array(select step from credit.reminders r where r.buyer_id = i.buyer_id and r.instalment_id = i.instalment_id) as sent
    from credit.instalments i where i.buyer_id = ${buyerId} and i.state in ('scheduled', 'overdue')`.execute(
    db,
  );
  return rows;
}

async function buyersToRemind(
  db: Db,
  { dueSoonDays }: Ladder,
  limit: number,
  after: string | undefined,
): Promise<{ id: BuyerId }[]> {
  const horizon = later(now(), (Math.max(0, ...dueSoonDays) + 1) * day);
  const { rows } = await sql<{ id: BuyerId }>`
    select distinct buyer_id as id from credit.instalments
    where state in ('scheduled', 'overdue') and due_at < ${horizon}
      ${after ? sql`and buyer_id > ${after}` : sql``}
    order by buyer_id limit ${limit}`.execute(db);
  return rows;
}
