import { sql } from 'kysely';
import { day, later, now } from '../../platform/clock.ts';
import type { Database, Db } from '../../platform/db.ts';
import { queryWords } from './words.ts';

/** Ways to go on typing: what others searched for these days, then words of titles. */
export async function suggestions(db: Db, typed: string): Promise<string[]> {
  const start = tidyQuery(typed);
  if (start === '') return [];
  const like = `${start.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<{ text: string }>`
    select text from (
      (select query as text, 1 as source, sum(times) as weight from catalog.searches
       where query like ${like} and day >= ${dayOf(later(now(), -30 * day))}::date group by query having sum(times) > 2 order by weight desc limit 10)
      union all
      (select term, 2, count(*) from catalog.terms where term like ${like} group by term order by count(*) desc limit 10)
    ) s group by text order by min(source), max(weight) desc, text limit 10`.execute(db);
  return rows.map(({ text }) => text);
}

/** What was searched most in the last week; while there are no searches, the Chinese words most titles share (English ones would be for and with). */
export async function hotWords(db: Db): Promise<string[]> {
  const { rows } = await sql<{ query: string }>`
    select query from catalog.searches where day >= ${dayOf(later(now(), -7 * day))}::date
    group by query having sum(times) > 2 order by sum(times) desc, query limit 10`.execute(db);
  if (rows.length >= 5) return rows.map(({ query }) => query);
  const { rows: terms } = await sql<{ term: string }>`
    select term from catalog.terms where term ~ '^[\u4e00-\u9fff]{2,}$' group by term order by count(*) desc, term limit 10`.execute(
    db,
  );
  return [...new Set([...rows.map(({ query }) => query), ...terms.map(({ term }) => term)])].slice(0, 10);
}

export const tidyQuery = (query: string): string =>
  query.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
const dayOf = (time: Date): string => time.toISOString().slice(0, 10);

const flushMs = 2_000;
const mostWaiting = 5_000;

/**
 * Counts searches that found something, without who searched. Somebody who repeats a search counts once an hour, so that
 * nobody alone makes a word hot. Counts are written in batches: losing a few seconds of them hurts nobody.
 */
export function openSearchCounter(database: Database) {
  let counts = new Map<string, number>();
  let seen = new Set<string>();
  let hour = 0;
  let flushing: Promise<void> | undefined;
  let lastFlush = Date.now();

  async function flush(): Promise<void> {
    const batch = [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1));
    counts = new Map();
    lastFlush = Date.now();
    if (batch.length === 0) return;
    await database.transact(async (tx) => {
      await sql`
        insert into catalog.searches as s (day, query, times)
        select ${dayOf(now())}::date, * from unnest(${batch.map(([query]) => query)}::text[], ${batch.map(([, times]) => times)}::int[])
        on conflict on constraint searches_pk do update set times = s.times + excluded.times`.execute(tx);
    });
  }

  return {
    /** `who` tells callers apart and is kept in memory for an hour at most. */
    count(query: string, who: string): void {
      const text = tidyQuery(query);
      // A long number is a phone or an order, never a wish.
      if (text.length < 2 || text.length > 40 || /\d{6}/.test(text) || queryWords(text).length === 0) return;
      const thisHour = Math.floor(Date.now() / 3_600_000);
      if (thisHour !== hour || seen.size > 100_000) {
        seen = new Set();
        hour = thisHour;
      }
      if (seen.has(`${who} ${text}`) || counts.size >= mostWaiting) return;
      seen.add(`${who} ${text}`);
      counts.set(text, (counts.get(text) ?? 0) + 1);
      if (Date.now() - lastFlush > flushMs)
        flushing ??= flush()
          .catch(() => undefined)
          .finally(() => (flushing = undefined));
    },
    async close(): Promise<void> {
      await flushing;
      await flush();
    },
  };
}
