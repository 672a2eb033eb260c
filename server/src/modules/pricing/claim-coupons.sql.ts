import { sql } from 'kysely';
import type pg from 'pg';
import type { Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';

export type Claim = {
  readonly buyerId: Id<'person'>;
  readonly batchId: Id<'couponBatch'>;
  /** The caller's Idempotency-Key: the same again answers the same coupon. */
  readonly key: string;
  readonly couponId: Id<'coupon'>;
  readonly at: Date;
};
export type Claimed =
  | { readonly outcome: 'claimed' | 'replayed'; readonly couponId: Id<'coupon'> }
  | { readonly outcome: 'key_reused' | 'closed' | 'limited' | 'gone' };

type Row = { unit: number; outcome: Claimed['outcome']; coupon_id: Id<'coupon'> | null };

/** The one statement of the grab. Prepared once per connection; it commits by itself, in one round trip. */
const statement = {
  name: 'claim_coupons',
  text: 'select unit, outcome, coupon_id from pricing.claim_coupons($1, $2::uuid[], $3::uuid[], $4::text[], $5::uuid[], false)',
};

const answerOf = ({ outcome, coupon_id: couponId }: Row) => ({ outcome, couponId }) as Claimed;

/** Gives out coupons in the order of the claims; answers one outcome each, in that order. */
export async function claimBatch(client: pg.Client, claims: readonly Claim[]): Promise<Claimed[]> {
  const array = (values: readonly string[]) => `{${values.join(',')}}`;
  const values = [
    claims[0]!.at.toISOString(),
    array(claims.map(({ buyerId }) => buyerId)),
    array(claims.map(({ batchId }) => batchId)),
    array(claims.map(({ key }) => key)),
    array(claims.map(({ couponId }) => couponId)),
  ];
  const { rows } = await client.query<Row>({ ...statement, values });
  const outcomes: Claimed[] = [];
  for (const row of rows) outcomes[row.unit - 1] = answerOf(row);
  return outcomes;
}

/** One coupon, sent by its owner, in the caller's transaction. */
export async function claimSent(tx: Tx, { buyerId, batchId, key, couponId, at }: Claim): Promise<Claimed> {
  const { rows } = await sql<Row>`
    select unit, outcome, coupon_id from pricing.claim_coupons(${at}, ${[buyerId]}::uuid[], ${[batchId]}::uuid[], ${[key]}::text[],
      ${[couponId]}::uuid[], true)`.execute(tx);
  return answerOf(rows[0]!);
}
