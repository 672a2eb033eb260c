import { sql } from 'kysely';
import { now } from './clock.ts';
import { isContention, type Database, type Db, type Tx } from './db.ts';
import { newId } from './ids.ts';
import type { Log } from './log.ts';

export type Event = {
  readonly seq: bigint;
  readonly name: string;
  readonly payload: Payload;
  readonly occurredAt: Date;
};
export type Payload = Readonly<Record<string, unknown>>;

/** Reads events in order, one batch a transaction; the effect and the cursor commit together, so each is taken once. */
export type Subscriber = {
  readonly name: string;
  readonly hears: Readonly<Record<string, (tx: Tx, event: Event) => Promise<void>>>;
};

/** Says that something happened. It is heard only if the caller's transaction commits. Payloads are ids and facts. */
export async function publish(tx: Tx, name: string, payload: Payload): Promise<void> {
  await sql`insert into platform.events (name, payload, occurred_at) values (${name}, ${JSON.stringify(payload)}, ${now()})`.execute(
    tx,
  );
}

const batchSize = 200;

/** What came of a look at all: events were taken; there was nothing to take; all there was is in another process's hands. */
export type Round = 'taken' | 'nothing' | 'held';

/** One look at all subscribers: those with something to hear take a batch each, the others are moved on together. */
export async function deliverRound(
  database: Database,
  subscribers: readonly Subscriber[],
  log: Log,
): Promise<Round> {
  const standing = await standingOf(database.db, subscribers);
  const due = new Set(standing.flatMap(({ subscriber, due }) => (due ? [subscriber] : [])));
  const [counts] = await Promise.all([
    Promise.all(
      subscribers
        .filter(({ name }) => due.has(name))
        .map((subscriber) => deliverBatch(database, subscriber, log)),
    ),
    moveOn(
      database.db,
      standing.filter((one) => !one.due),
    ),
  ]);
  if (counts.some((count) => count !== null && count > 0)) return 'taken';
  return counts.includes(null) ? 'held' : 'nothing';
}

export type Standing = {
  readonly subscriber: string;
  readonly txid: string;
  readonly seq: bigint;
  /** Every transaction below it has ended. */
  readonly horizon: string;
  readonly due: boolean;
};

export async function standingOf(db: Db, subscribers: readonly Subscriber[]): Promise<Standing[]> {
  const names = subscribers.map(({ name }) => name);
  const hears = subscribers.map((one) => Object.keys(one.hears).join(' '));
  const { rows } = await sql<Standing>`
    select c.subscriber, c.txid::text, c.seq, pg_snapshot_xmin(pg_current_snapshot())::text as horizon,
      (select e.seq from platform.events e
        where (e.txid, e.seq) > (c.txid, c.seq) and e.txid < pg_snapshot_xmin(pg_current_snapshot()) and e.name = any(string_to_array(s.hears, ' '))
        order by e.txid, e.seq limit 1) is not null as due  -- ordered: by its index; a plain "exists" read all 150,000 events for each of 25
    from unnest(${names}::text[], ${hears}::text[]) as s (name, hears)
    join platform.event_cursors c on c.subscriber = s.name`.execute(db);
  return rows;
}

/** Who has nothing to hear below the horizon need not look at it again. A cursor that moved meanwhile knows better. */
export async function moveOn(db: Db, idle: readonly Standing[]): Promise<void> {
  if (!idle.some(({ txid, horizon }) => txid !== horizon)) return;
  await sql`
    update platform.event_cursors as c set txid = s.horizon::xid8, seq = 0
    from unnest(${idle.map((one) => one.subscriber)}::text[], ${idle.map((one) => one.txid)}::text[],
                ${idle.map((one) => one.seq)}::bigint[], ${idle.map((one) => one.horizon)}::text[]) as s (subscriber, txid, seq, horizon)
    where c.subscriber in (select subscriber from platform.event_cursors
                           where subscriber = any(${idle.map((one) => one.subscriber)}::text[]) order by subscriber for update skip locked)
      and c.subscriber = s.subscriber and c.txid = s.txid::xid8 and c.seq = s.seq and c.txid < s.horizon::xid8`.execute(
    db,
  );
}

/** Takes one batch; returns how many events were taken, or null when another process holds this subscriber. */
export async function deliverBatch(
  database: Database,
  subscriber: Subscriber,
  log: Log,
): Promise<number | null> {
  try {
    return await database.transact((tx) =>
      takeBatch(tx, subscriber, (event) => subscriber.hears[event.name]!(tx, event)),
    );
  } catch (error) {
    log.warn({ err: error, subscriber: subscriber.name }, 'a batch failed; taking its events one by one');
    return database.transact((tx) =>
      takeBatch(tx, subscriber, (event) => deliverOrSetAside(tx, subscriber, event)),
    );
  }
}

async function takeBatch(
  tx: Tx,
  subscriber: Subscriber,
  deliver: (event: Event) => Promise<void>,
): Promise<number | null> {
  const { rows: cursors } = await sql<{ txid: string; seq: bigint }>`
    select txid::text, seq from platform.event_cursors where subscriber = ${subscriber.name} for update skip locked`.execute(
    tx,
  );
  const cursor = cursors[0];
  if (!cursor) return null;
  const { rows: horizon } = await sql<{ xmin: string }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as xmin`.execute(tx);
  const below = horizon[0]!.xmin;
  const { rows: events } = await sql<Event & { txid: string }>`
    select seq, txid::text, name, payload, occurred_at as "occurredAt" from platform.events
    where (txid, seq) > (${cursor.txid}::xid8, ${cursor.seq}) and txid < ${below}::xid8
      and name = any(${Object.keys(subscriber.hears)})
    order by events.txid, seq limit ${batchSize}`.execute(tx);
  for (const event of events) await deliver(event);
  const last = events.at(-1);
  const full = events.length === batchSize && last !== undefined;
  // Below the horizon everything was considered, so an idle subscriber does not read old events again.
  const next = full ? last : { txid: below, seq: 0n };
  await sql`update platform.event_cursors set txid = ${next.txid}::xid8, seq = ${next.seq} where subscriber = ${subscriber.name}`.execute(
    tx,
  );
  return events.length;
}

async function deliverOrSetAside(tx: Tx, subscriber: Subscriber, event: Event): Promise<void> {
  await sql`savepoint delivery`.execute(tx);
  try {
    await subscriber.hears[event.name]!(tx, event);
    await sql`release savepoint delivery`.execute(tx);
  } catch (error) {
    // The whole batch is tried again: an event is set aside for what is wrong with it, not for who was in its way.
    if (isContention(error)) throw error;
    await sql`rollback to savepoint delivery`.execute(tx);
    await sql`
      insert into platform.failed_deliveries (failure_id, subscriber, seq, name, payload, occurred_at, error, failed_at)
      values (${newId('failure')}, ${subscriber.name}, ${event.seq}, ${event.name}, ${JSON.stringify(event.payload)},
              ${event.occurredAt}, ${errorText(error)}, ${now()})
      on conflict on constraint failed_deliveries_once do nothing`.execute(tx);
  }
}

function errorText(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Gives each subscriber its cursor; a new one starts at the beginning, so that projections can be rebuilt. */
export async function registerSubscribers(tx: Tx, subscribers: readonly Subscriber[]): Promise<void> {
  for (const { name } of subscribers) {
    await sql`insert into platform.event_cursors (subscriber) values (${name}) on conflict do nothing`.execute(
      tx,
    );
  }
}

/**
 * Delivers until nothing is left: for tests, the seed town, and the end of a shutdown. An event waits while any
 * older transaction of the whole cluster is open, so "nothing taken" is the end only once the newest has settled.
 */
export async function deliverAll(
  database: Database,
  subscribers: readonly Subscriber[],
  log: Log,
): Promise<void> {
  await database.transact((tx) => registerSubscribers(tx, subscribers));
  for (let left = true; left;) {
    const { settled } = await newestEvent(database.db);
    const round = await deliverRound(database, subscribers, log);
    left = round !== 'nothing' || !settled;
    if (round !== 'taken' && left) await new Promise((wake) => setTimeout(wake, 5));
  }
}

/**
 * Takes one failed delivery that somebody asked to retry. Answers false when none is waiting. It is settled in the
 * same transaction as the effect; when it fails again it is open again, with the new error.
 */
export async function retryDelivery(
  database: Database,
  subscribers: readonly Subscriber[],
): Promise<boolean> {
  return database.transact(async (tx) => {
    const { rows } = await sql<Failed>`
      select failure_id as "failureId", subscriber, seq, name, payload, occurred_at as "occurredAt"
      from platform.failed_deliveries f
      where retry_asked_at is not null and subscriber = any(${subscribers.map(({ name }) => name)})
      order by retry_asked_at limit 1 for update skip locked`.execute(tx);
    const failed = rows[0];
    if (!failed) return false;
    await sql`savepoint delivery`.execute(tx);
    try {
      const { hears } = subscribers.find(({ name }) => name === failed.subscriber)!;
      if (!hears[failed.name])
        throw new Error(`${failed.subscriber} no longer hears ${failed.name}: dismiss this failure`);
      await hears[failed.name]!(tx, failed);
      await sql`
        update platform.failed_deliveries set resolved_at = ${now()}, retry_asked_at = null, attempts = attempts + 1
        where failure_id = ${failed.failureId}`.execute(tx);
    } catch (error) {
      await sql`rollback to savepoint delivery`.execute(tx);
      await sql`
        update platform.failed_deliveries set retry_asked_at = null, attempts = attempts + 1, failed_at = ${now()}, error = ${errorText(error)}
        where failure_id = ${failed.failureId}`.execute(tx);
    }
    return true;
  });
}

type Failed = Event & { readonly failureId: string; readonly subscriber: string };

/** The newest event, and whether every event up to it is below the horizon: a cheap question whether there is anything to do. */
export async function newestEvent(db: Db): Promise<{ seq: bigint; settled: boolean }> {
  const { rows } = await sql<{ seq: bigint; settled: boolean }>`
    select seq, txid < pg_snapshot_xmin(pg_current_snapshot()) as settled from platform.events order by seq desc limit 1`.execute(
    db,
  );
  return rows[0] ?? { seq: 0n, settled: true };
}
