import type pg from 'pg';
import { prepared } from './prepared.ts';
import type { QueryWord } from './words.ts';

/** Words in Latin letters that no title has, replaced by the nearest one that some title has; null when there is nothing to correct. */
export async function correctWords(pool: pg.Pool, words: readonly QueryWord[]): Promise<QueryWord[] | null> {
  const corrected: QueryWord[] = [];
  for (const each of words) corrected.push({ ...each, word: (await nearest(pool, each)) ?? each.word });
  return corrected.some(({ word }, i) => word !== words[i]!.word) ? corrected : null;
}

async function nearest(pool: pg.Pool, { kind, word }: QueryWord): Promise<string | null> {
  if (kind !== 'latin' || word.length < 4 || !/^[a-z]+$/.test(word)) return null;
  const rows = await prepared<{ term: string }>(
    pool,
    `select term from catalog.terms where term ~ '^[a-z]' and term % $1 group by term order by similarity(term, $1) desc, count(*) desc limit 20`,
    [word],
  );
  if (rows.some(({ term }) => term === word)) return null;
  const allowed = word.length < 7 ? 1 : 2;
  const near = rows
    .map(({ term }) => ({ term, distance: distance(word, term) }))
    .filter((each) => each.distance <= allowed);
  return near.toSorted((a, b) => a.distance - b.distance)[0]?.term ?? null;
}

/** Insertions, deletions, replacements and swapped neighbours between two words. */
export function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, rows[i - 1]![j - 1]! + same);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) row[j] = Math.min(row[j]!, rows[i - 2]![j - 2]! + 1);
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
}
