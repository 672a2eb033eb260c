import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { Db, Tx } from '../../platform/db.ts';
import { idNotFound, type Id } from '../../platform/ids.ts';
import { cursorIn, instantIn, page, uuidIn } from '../../platform/paging.ts';
import { inForce } from '../../platform/policy.ts';
import { Problem } from '../../platform/problem.ts';
import { withCounters, type Counters } from './listing.ts';
import { searchPolicy } from './policy.ts';
import { tooManySaved } from './problems.ts';
import type { Card } from './product-cards.ts';

type Saving = { readonly buyerId: Id<'person'>; readonly productId: Id<'product'> };

export async function saveProduct(tx: Tx, { buyerId, productId }: Saving): Promise<void> {
  const { rows: listed } = await sql`select from catalog.listings where product_id = ${productId}`.execute(
    tx,
  );
  if (listed.length === 0) throw new Problem(idNotFound);
  const { rows } = await sql<{
    count: number;
  }>`select count(*)::int as count from catalog.saved_products where buyer_id = ${buyerId}`.execute(tx);
  const { savedMost } = await inForce(tx, searchPolicy);
  if (rows[0]!.count >= savedMost) throw new Problem(tooManySaved, { most: savedMost });
  await sql`
    insert into catalog.saved_products (buyer_id, product_id, saved_at) values (${buyerId}, ${productId}, ${now()})
    on conflict on constraint saved_products_pk do nothing`.execute(tx);
}

export async function forgetProduct(tx: Tx, { buyerId, productId }: Saving): Promise<void> {
  await sql`delete from catalog.saved_products where buyer_id = ${buyerId} and product_id = ${productId}`.execute(
    tx,
  );
}

export async function isSaved(db: Db, { buyerId, productId }: Saving): Promise<boolean> {
  const { rows } =
    await sql`select from catalog.saved_products where buyer_id = ${buyerId} and product_id = ${productId}`.execute(
      db,
    );
  return rows.length > 0;
}

type SavedRow = Counters & { product_id: Id<'product'>; saved_at: Date; card: string; on_shelf: boolean };

/** What left the shelf stays in the list, marked, as long as its merchant keeps it. */
export async function savedProducts(
  db: Db,
  buyerId: Id<'person'>,
  { cursor, limit = 20 }: { cursor?: string | undefined; limit?: number | undefined },
) {
  const after = cursorIn(cursor, 2);
  const { rows } = await sql<SavedRow>`
    select v.product_id, v.saved_at, coalesce(l.card, p.last_card) as card, l.sold_out, l.sold_count, l.rating_sum, l.rating_count, l.product_id is not null as on_shelf
    from catalog.saved_products v
    left join catalog.listings l using (product_id)
    left join catalog.products p using (product_id)
    where v.buyer_id = ${buyerId} and (l.card is not null or p.last_card is not null)
      ${after ? sql`and (v.saved_at, v.product_id) < (${instantIn(after[0])}::timestamptz, ${uuidIn(after[1])}::uuid)` : sql``}
    order by v.saved_at desc, v.product_id desc limit ${limit + 1}`.execute(db);
  return page(rows, limit, showSaved, (row) => [row.saved_at.toISOString(), row.product_id]);
}

const nothing: Counters = { sold_out: true, sold_count: 0, rating_sum: 0, rating_count: 0 };

function showSaved(row: SavedRow): Card & { onShelf: boolean; savedAt: string } {
  const onShelf = row.on_shelf;
  return {
    ...(JSON.parse(withCounters(row.card, onShelf ? row : nothing)) as Card),
    onShelf,
    savedAt: row.saved_at.toISOString(),
  };
}
