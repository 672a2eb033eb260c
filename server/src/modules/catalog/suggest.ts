import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { day, later, now } from '../../platform/clock.ts';
import type { Database, Db, Tx } from '../../platform/db.ts';
import { remembered } from '../../platform/policy.ts';
import type { Locale } from '../../platform/problem.ts';
import { searchPolicy } from './policy.ts';
import { queryWords } from './words.ts';

/** Ways to go on typing: what others searched for these days, then words of titles. */
export async function suggestions(db: Db, typed: string): Promise<string[]> {
  const start = tidyQuery(typed);
  if (start === '') return [];
  const { suggestDays, leastPeople } = await remembered(db, searchPolicy);
  const like = `${start.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<{ text: string }>`
    select text from (
      (select query as text, 1 as source, sum(times) as weight from catalog.searches
       where query like ${like} and day >= ${dayOf(later(now(), -suggestDays * day))}::date
       group by query having sum(times) >= ${leastPeople} order by weight desc limit 10)
      union all
      (select term, 2, count(*) from catalog.terms where term like ${like} group by term order by count(*) desc limit 10)
    ) s group by text order by min(source), max(weight) desc, text limit 10`.execute(db);
  return rows.map(({ text }) => text);
}

const hotMost = 10;
const hotEnough = 5;

/**
 * What most people searched for these days, in the reader's script. A day counts by the logarithm of its people and weighs
 * less as it passes, so that many days of some interest beat one loud afternoon. While there is little, what sells tells.
 */
export async function hotWords(db: Db, locale: Locale): Promise<string[]> {
  const { hotDays, halfLifeDays, leastPeople } = await remembered(db, searchPolicy);
  const today = dayOf(now());
  const { rows } = await sql<{ query: string }>`
    select query from catalog.searches
    where day >= ${dayOf(later(now(), -hotDays * day))}::date and (query ~ '[\u4e00-\u9fff]') = ${locale === 'zh'}
    group by query having sum(times) >= ${leastPeople}
    order by sum(ln(1 + times) * power(0.5, (${today}::date - day) / ${halfLifeDays}::float8)) desc, query limit ${hotMost}`.execute(
    db,
  );
  const searched = rows.map(({ query }) => query);
  if (searched.length >= hotEnough) return searched;
  const more = locale === 'zh' ? await commonTerms(db) : await categoriesThatSell(db);
  return [...new Set([...searched, ...more])].slice(0, hotMost);
}

/** The Chinese words most titles share; English ones would be for and with. */
async function commonTerms(db: Db): Promise<string[]> {
  const { rows } = await sql<{ term: string }>`
    select term from catalog.terms where term ~ '^[\u4e00-\u9fff]{2,}$' group by term order by count(*) desc, term limit ${hotMost}`.execute(
    db,
  );
  return rows.map(({ term }) => term);
}

async function categoriesThatSell(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select lower(c.name_en) as name from catalog.listings l join catalog.categories c using (category_id)
    group by 1 order by sum(l.sold_count) desc, 1 limit ${hotMost}`.execute(db);
  return rows.map(({ name }) => name);
}

export const tidyQuery = (query: string): string =>
  query.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
const dayOf = (time: Date): string => time.toISOString().slice(0, 10);

const flushMs = 2_000;
const mostWaiting = 5_000;

/**
 * Counts searches that found something by the people who searched, each once a day; who it was is kept as a hash of the
 * day. Counts are written in batches: losing a few seconds of them hurts nobody.
 */
export function openSearchCounter(database: Database, secret: string) {
  let waiting = new Map<string, { query: string; who: Buffer }>();
  let flushing: Promise<void> | undefined;
  let lastFlush = Date.now();

  async function flush(): Promise<void> {
    const batch = [...waiting].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
    waiting = new Map();
    lastFlush = Date.now();
    if (batch.length === 0) return;
    await database.transact((tx) => countSearches(tx, dayOf(now()), batch));
  }

  return {
    /** `who` tells callers apart. */
    count(query: string, who: string): void {
      const text = tidyQuery(query);
      // A long number is a phone or an order, never a wish.
      if (text.length < 2 || text.length > 40 || /\d{6}/.test(text) || queryWords(text).length === 0) return;
      if (waiting.size < mostWaiting) waiting.set(`${text} ${who}`, { query: text, who: hashOf(who) });
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

  function hashOf(who: string): Buffer {
    return createHmac('sha256', secret)
      .update(`${dayOf(now())} ${who}`)
      .digest()
      .subarray(0, 12);
  }
}

async function countSearches(tx: Tx, today: string, batch: readonly { query: string; who: Buffer }[]) {
  await sql`
    with fresh as (
      insert into catalog.searchers (day, query, who)
      select ${today}::date, * from unnest(${batch.map(({ query }) => query)}::text[], ${batch.map(({ who }) => who)}::bytea[])
      on conflict on constraint searchers_pk do nothing returning query)
    insert into catalog.searches as s (day, query, times)
    select ${today}::date, query, count(*)::int from fresh group by query order by query
    on conflict on constraint searches_pk do update set times = s.times + excluded.times`.execute(tx);
}

/** Drops counts of long ago, and who was counted before yesterday. */
export async function dropSearches(db: Db, before: Date): Promise<void> {
  await sql`delete from catalog.searches where day < ${dayOf(before)}::date`.execute(db);
  await sql`delete from catalog.searchers where day < ${dayOf(later(now(), -day))}::date`.execute(db);
}
