import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import { filters, type ReviewFilter } from './reviews.sql.ts';
import type { ReviewRow, Tables } from './tables.ts';

const own = (db: Db) => db.withTables<Tables>();

export type Wanted = {
  readonly state?: 'shown' | 'hidden' | undefined;
  readonly filter?: ReviewFilter | undefined;
  readonly shopId?: Id<'shop'> | undefined;
  /** Looked for in the review, in the answer and in the title it was bought under. */
  readonly words?: string | undefined;
};

/** Reviews of all shops, hidden ones too, newest first. */
export function reviewsForOperators(
  db: Db,
  { state, filter = 'all', shopId, words }: Wanted,
  after: readonly [at: string, id: string] | null,
  limit: number,
): Promise<ReviewRow[]> {
  return own(db)
    .selectFrom('content.reviews')
    .selectAll()
    .where(filters[filter])
    .$if(state === 'shown', (q) => q.where('hidden_at', 'is', null))
    .$if(state === 'hidden', (q) => q.where('hidden_at', 'is not', null))
    .$if(shopId !== undefined, (q) => q.where('shop_id', '=', shopId!))
    .$if(words !== undefined, (q) =>
      q.where(
        sql<boolean>`strpos(lower(concat_ws(' ', text, reply_text, product_title)), lower(${words})) > 0`,
      ),
    )
    .$if(after !== null, (q) =>
      q.where(sql<boolean>`(at, review_id) < (${after![0]}::timestamptz, ${after![1]}::uuid)`),
    )
    .orderBy('at', 'desc')
    .orderBy('review_id', 'desc')
    .limit(limit + 1)
    .execute();
}

export const reviewById = (db: Db, reviewId: Id<'review'>): Promise<ReviewRow | undefined> =>
  own(db).selectFrom('content.reviews').selectAll().where('review_id', '=', reviewId).executeTakeFirst();

export const lockReview = (tx: Tx, reviewId: Id<'review'>): Promise<ReviewRow | undefined> =>
  own(tx)
    .selectFrom('content.reviews')
    .selectAll()
    .where('review_id', '=', reviewId)
    .forUpdate()
    .executeTakeFirst();

/** Hides a locked review, or with null shows it again. */
export async function setHidden(
  tx: Tx,
  reviewId: Id<'review'>,
  hidden: { readonly by: Id<'person'>; readonly reason: string } | null,
): Promise<void> {
  await own(tx)
    .updateTable('content.reviews')
    .set({
      hidden_at: hidden && now(),
      hidden_by: hidden && hidden.by,
      hidden_reason: hidden && hidden.reason,
    })
    .where('review_id', '=', reviewId)
    .execute();
}
