import type pg from 'pg';
import type { Id } from '../../platform/ids.ts';
import { cursorIn, cursorOut, instantIn, integerIn, uuidIn } from '../../platform/paging.ts';
import { withCounters, type Counters } from './listing.ts';
import { prepared } from './prepared.ts';

export type Sort = 'relevance' | 'sales' | 'newest' | 'price' | 'price_desc';
export type Filters = {
  readonly categoryId?: Id<'category'> | undefined;
  readonly shopId?: Id<'shop'> | undefined;
  readonly minFen?: number | undefined;
  readonly maxFen?: number | undefined;
};
export type Listing = Counters & {
  readonly product_id: string;
  readonly card: string;
  readonly sort_key: string;
};

/** Adds a value to a statement and answers its placeholder. */
export type Bind = (value: unknown) => string;

export function binding(): { values: unknown[]; bind: Bind } {
  const values: unknown[] = [];
  return { values, bind: (value) => `$${values.push(value)}` };
}

/** Keyset order by key and id, so that a page costs the same wherever it is. */
const orders = {
  sales: { key: 'l.sold_count', type: 'int', direction: 'desc', check: integerIn },
  newest: { key: 'l.listed_at', type: 'timestamptz', direction: 'desc', check: instantIn },
  price: { key: 'l.price_fen', type: 'bigint', direction: 'asc', check: integerIn },
  price_desc: { key: 'l.price_fen', type: 'bigint', direction: 'desc', check: integerIn },
} as const;
export type Order = keyof typeof orders;

export const columns = 'l.product_id, l.card, l.sold_count, l.rating_sum, l.rating_count, l.sold_out';

export function filtersIn(
  { categoryId, shopId, minFen, maxFen }: Filters,
  bind: Bind,
  isParent: boolean,
): string[] {
  return [
    categoryId === undefined
      ? []
      : [`l.${isParent ? 'parent_category_id' : 'category_id'} = ${bind(categoryId)}`],
    shopId === undefined ? [] : [`l.shop_id = ${bind(shopId)}`],
    minFen === undefined ? [] : [`l.price_fen >= ${bind(minFen)}`],
    maxFen === undefined ? [] : [`l.price_fen <= ${bind(maxFen)}`],
  ].flat();
}

/** The clauses that order a list and start it behind the last row of the page before. */
export function keyset(order: Order, after: readonly [unknown, unknown] | null, bind: Bind) {
  const { key, type, direction, check } = orders[order];
  const beyond = direction === 'desc' ? '<' : '>';
  return {
    where: after
      ? [
          `(${key}, l.product_id) ${beyond} (${bind(check(after[0]))}::${type}, ${bind(uuidIn(after[1]))}::uuid)`,
        ]
      : [],
    orderBy: `${key} ${direction}, l.product_id ${direction}`,
    sortKey:
      type === 'timestamptz'
        ? `to_char(${key} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
        : `${key}::text`,
  };
}

export type ListRequest = {
  readonly filters: Filters;
  readonly isParent: boolean;
  readonly order: Order;
  readonly cursor?: string | undefined;
  readonly limit: number;
};

/** Products without a search, as ready JSON. */
export async function listProducts(
  pool: pg.Pool,
  { filters, isParent, order, cursor, limit }: ListRequest,
): Promise<string> {
  const after = cursorIn(cursor, 2) as [unknown, unknown] | null;
  const rows = await listRows(pool, { filters, isParent, order, after, limit });
  return pageText(rows, limit, (row) => [sortValue(order, row.sort_key), row.product_id], {
    matched: 'all',
    correctedQuery: null,
  });
}

type RowsRequest = Omit<ListRequest, 'cursor'> & { readonly after: readonly [unknown, unknown] | null };

export async function listRows(
  pool: pg.Pool,
  { filters, isParent, order, after, limit }: RowsRequest,
): Promise<Listing[]> {
  const { values, bind } = binding();
  const { where, orderBy, sortKey } = keyset(order, after, bind);
  const conditions = [...filtersIn(filters, bind, isParent), ...where];
  const text = `select ${columns}, ${sortKey} as sort_key from catalog.listings l
    ${conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''} order by ${orderBy} limit ${Math.trunc(limit) + 1}`;
  return prepared<Listing>(pool, text, values);
}

/** How many of the words of a search the products match; none, and they are simply popular. */
export const matchLevels = ['all', 'some', 'none'] as const;
export type Matched = (typeof matchLevels)[number];

export const sortValue = (order: Order, key: string): string | number =>
  order === 'newest' ? key : Number(key);

export function pageText(
  rows: readonly Listing[],
  limit: number,
  keyOf: (row: Listing) => (string | number)[],
  { matched, correctedQuery }: { matched: Matched; correctedQuery: string | null },
): string {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = rows.length > limit && last ? JSON.stringify(cursorOut(keyOf(last))) : 'null';
  const items = shown.map((row) => withCounters(row.card, row)).join(',');
  return `{"items":[${items}],"next":${next},"matched":"${matched}","correctedQuery":${JSON.stringify(correctedQuery)}}`;
}
