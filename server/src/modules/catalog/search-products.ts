import type pg from 'pg';
import { badCursor, cursorIn, integerIn, uuidIn } from '../../platform/paging.ts';
import { Problem } from '../../platform/problem.ts';
import { correctWords } from './correct-words.ts';
import {
  binding,
  columns,
  filtersIn,
  keyset,
  listRows,
  pageText,
  sortValue,
  type Bind,
  type Filters,
  type Listing,
  type Matched,
  type Sort,
} from './list-products.ts';
import { prepared } from './prepared.ts';
import { pairsOf, queryWords, quoted, type QueryWord } from './words.ts';

export type SearchRequest = {
  readonly query: string;
  readonly filters: Filters;
  readonly isParent: boolean;
  readonly sort: Sort;
  readonly cursor?: string | undefined;
  readonly limit: number;
};

/**
 * How far a search had to go to find something: every word; every word after correcting typing errors; some of the
 * words; what is popular. The page after stays at the level of the first one.
 */
const mostRanked = 1_000;
const levels = ['all', 'corrected', 'some', 'popular'] as const;
type Level = (typeof levels)[number];
export type Found = { readonly json: string; readonly count: number; readonly matched: Matched };

export async function searchProducts(pool: pg.Pool, request: SearchRequest): Promise<Found> {
  const after = cursorIn(request.cursor, 3);
  if (after && !levels.includes(after[0] as Level)) throw new Problem(badCursor);
  const words = queryWords(request.query);
  const corrected = lazily(() => correctWords(pool, words));
  for (const level of after ? [after[0] as Level] : levels) {
    if (level === 'corrected' && (await corrected()) === null) continue;
    const asked = level === 'all' ? words : ((await corrected()) ?? words);
    if (asked.length === 0 && level !== 'popular') continue;
    const rows = await rowsAt(pool, level, asked, request, after && [after[1], after[2]]);
    if (rows.length === 0 && level !== 'popular' && !after) continue;
    return answer(rows, level, asked, request);
  }
  throw new Problem(badCursor);
}

function answer(
  rows: readonly Listing[],
  level: Level,
  asked: readonly QueryWord[],
  { sort, limit, query }: SearchRequest,
): Found {
  const matched = level === 'popular' ? 'none' : level === 'some' ? 'some' : 'all';
  const spelled = asked.map(({ word }) => word).join(' ');
  const correctedQuery =
    level === 'corrected' ||
    (level === 'some' && asked.some(({ word }) => !query.toLowerCase().includes(word)))
      ? spelled
      : null;
  const key = ({ sort_key: sortKey, product_id: id }: Listing) => {
    const value =
      level === 'popular'
        ? sortValue('sales', sortKey)
        : sort === 'relevance'
          ? Number(sortKey)
          : sortValue(sort, sortKey);
    return [level, value, id];
  };
  return { json: pageText(rows, limit, key, { matched, correctedQuery }), count: rows.length, matched };
}

async function rowsAt(
  pool: pg.Pool,
  level: Level,
  words: readonly QueryWord[],
  request: SearchRequest,
  after: readonly [unknown, unknown] | null,
): Promise<Listing[]> {
  const { filters, isParent, sort, limit } = request;
  if (level === 'popular') return listRows(pool, { filters, isParent, order: 'sales', after, limit });
  const { values, bind } = binding();
  const each = words.map((word, i) => wordQuery(word, bind, i === words.length - 1));
  const tsquery = each.join(level === 'some' ? ' || ' : ' && ');
  const conditions = [`l.words @@ (${tsquery})`, ...filtersIn(filters, bind, isParent)];
  if (sort !== 'relevance') {
    const { where, orderBy, sortKey } = keyset(sort, after, bind);
    const text = `select ${columns}, ${sortKey} as sort_key from catalog.listings l
      where ${[...conditions, ...where].join(' and ')} order by ${orderBy} limit ${limit + 1}`;
    return prepared<Listing>(pool, text, values);
  }
  const behind = after
    ? `where (l.score, l.product_id) < (${bind(integerIn(after[0]))}::bigint, ${bind(uuidIn(after[1]))}::uuid)`
    : '';
  // Ranked as alternatives: of words joined by "and" ts_rank weighs the distance, and words cut from Chinese have none, so
  // that a title with all of them would rank no higher than a description. Ranking reads each match, so of a very common
  // word the best sellers are ranked; only what is shown is read whole.
  const text = `
    select ${columns}, r.score::text as sort_key from (
      select l.product_id, l.score from (
        select l.product_id, (ts_rank(l.words, (${each.join(' || ')})) * 1e6 * (1 + ln(1 + l.sold_count) / 20))::bigint as score
        from (select l.product_id, l.words, l.sold_count from catalog.listings l where ${conditions.join(' and ')}
          order by l.sold_count desc, l.product_id desc limit ${mostRanked}) l
      ) l ${behind} order by l.score desc, l.product_id desc limit ${limit + 1}
    ) r join catalog.listings l using (product_id) order by r.score desc, l.product_id desc`;
  return prepared<Listing>(pool, text, values);
}

/**
 * One word as a query. A Chinese word is found as itself or as all of its neighbouring pairs; the last word of another
 * script also as a beginning, because people search while they type.
 */
function wordQuery({ kind, word }: QueryWord, bind: Bind, last: boolean): string {
  if (kind === 'han') {
    const pairs = pairsOf(word).map(quoted).join(' & ');
    return `${bind(`${quoted(word)} | (${pairs})`)}::tsquery`;
  }
  const whole = `plainto_tsquery('english', ${bind(word)})`;
  const exact = `${bind(quoted(word))}::tsquery`;
  return last && word.length > 2
    ? `(${whole} || ${exact} || ${bind(`${quoted(word)}:*`)}::tsquery)`
    : `(${whole} || ${exact})`;
}

function lazily<T>(read: () => Promise<T>): () => Promise<T> {
  let value: Promise<T> | undefined;
  return () => (value ??= read());
}
