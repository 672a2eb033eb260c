import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import type { ReviewRightRow, ReviewRow, Tables } from './tables.ts';

const own = (db: Db) => db.withTables<Tables>();
type Cursor = (string | number)[] | null;
export type ReviewFilter = 'all' | 'pictures' | 'good' | 'middling' | 'bad' | 'unanswered';

export async function grantReview(tx: Tx, right: Omit<ReviewRightRow, 'reviewed'>): Promise<void> {
  await own(tx)
    .insertInto('content.review_rights')
    .values({ ...right, reviewed: false })
    .onConflict((clash) => clash.constraint('review_rights_pk').doNothing())
    .execute();
}

/** Locked, so that two submissions of one review take turns. */
export const lockRight = (tx: Tx, buyerId: Id<'person'>, orderId: Id<'order'>, skuId: Id<'sku'>) =>
  own(tx)
    .selectFrom('content.review_rights')
    .selectAll()
    .where('buyer_id', '=', buyerId)
    .where('order_id', '=', orderId)
    .where('sku_id', '=', skuId)
    .forUpdate()
    .executeTakeFirst();

export async function useRight(tx: Tx, right: ReviewRightRow): Promise<void> {
  await own(tx)
    .updateTable('content.review_rights')
    .set({ reviewed: true })
    .where('buyer_id', '=', right.buyer_id)
    .where('order_id', '=', right.order_id)
    .where('sku_id', '=', right.sku_id)
    .execute();
}

export function rightsWaiting(
  db: Db,
  buyerId: Id<'person'>,
  orderId: Id<'order'> | null,
  after: Cursor,
  limit: number,
): Promise<ReviewRightRow[]> {
  return own(db)
    .selectFrom('content.review_rights')
    .selectAll()
    .where('buyer_id', '=', buyerId)
    .where('reviewed', '=', false)
    .$if(orderId !== null, (q) => q.where('order_id', '=', orderId!))
    .$if(after !== null, (q) =>
      q.where(
        sql<boolean>`(received_at, order_id, sku_id) < (${after![0]}::timestamptz, ${after![1]}::uuid, ${after![2]}::uuid)`,
      ),
    )
    .orderBy('received_at', 'desc')
    .orderBy('order_id', 'desc')
    .orderBy('sku_id', 'desc')
    .limit(limit + 1)
    .execute();
}

export async function insertReview(tx: Tx, row: ReviewRow): Promise<void> {
  await sql`
    insert into content.reviews (review_id, product_id, shop_id, buyer_id, order_id, sku_id, sku_name, product_title, rating, text, picture_keys, at)
    values (${row.review_id}, ${row.product_id}, ${row.shop_id}, ${row.buyer_id}, ${row.order_id}, ${row.sku_id}, ${row.sku_name},
            ${row.product_title}, ${row.rating}, ${row.text}, ${row.picture_keys}, ${row.at})`.execute(tx);
}

export const filters: Record<ReviewFilter, ReturnType<typeof sql<boolean>>> = {
  all: sql<boolean>`true`,
  pictures: sql<boolean>`cardinality(picture_keys) > 0`,
  good: sql<boolean>`rating >= 4`,
  middling: sql<boolean>`rating = 3`,
  bad: sql<boolean>`rating <= 2`,
  unanswered: sql<boolean>`reply_at is null`,
};

/** Reviews of a product or of a shop, newest first. */
export function reviewsOf(
  db: Db,
  of: { product_id: Id<'product'> } | { shop_id: Id<'shop'> },
  filter: ReviewFilter,
  after: Cursor,
  limit: number,
): Promise<ReviewRow[]> {
  const [[column, id]] = Object.entries(of) as [['product_id' | 'shop_id', string]];
  return own(db)
    .selectFrom('content.reviews')
    .selectAll()
    .where(column, '=', id as never)
    .where(filters[filter])
    .where('hidden_at', 'is', null)
    .$if(after !== null, (q) =>
      q.where(sql<boolean>`(at, review_id) < (${after![0]}::timestamptz, ${after![1]}::uuid)`),
    )
    .orderBy('at', 'desc')
    .orderBy('review_id', 'desc')
    .limit(limit + 1)
    .execute();
}

export type ReviewSummary = {
  count: number;
  withPictures: number;
  good: number;
  middling: number;
  bad: number;
  averageTimes10: number | null;
};

export async function summaryOf(db: Db, productId: Id<'product'>): Promise<ReviewSummary> {
  const { rows } = await sql<ReviewSummary>`
    select count(*)::int as count, (count(*) filter (where cardinality(picture_keys) > 0))::int as "withPictures",
           (count(*) filter (where rating >= 4))::int as good, (count(*) filter (where rating = 3))::int as middling,
           (count(*) filter (where rating <= 2))::int as bad, round(avg(rating) * 10)::int as "averageTimes10"
    from content.reviews where product_id = ${productId} and hidden_at is null`.execute(db);
  return rows[0]!;
}

/** Answers a review of this shop once; later words replace earlier ones. */
export async function replyTo(
  tx: Tx,
  shopId: Id<'shop'>,
  reviewId: Id<'review'>,
  text: string,
): Promise<ReviewRow | undefined> {
  return own(tx)
    .updateTable('content.reviews')
    .set({ reply_text: text, reply_at: now() })
    .where('review_id', '=', reviewId)
    .where('shop_id', '=', shopId)
    .returningAll()
    .executeTakeFirst();
}
