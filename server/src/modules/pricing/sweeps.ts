import { sql } from 'kysely';
import { hour, later, minute, now } from '../../platform/clock.ts';
import type { Database } from '../../platform/db.ts';
import { publish } from '../../platform/events.ts';
import type { Id } from '../../platform/ids.ts';
import type { Sweep } from '../../platform/jobs.ts';
import { inForce } from '../../platform/policy.ts';
import { couponPolicy } from './policy.ts';

const atOnce = 500;

/** Coupons whose time is over. Nothing depends on it: a coupon is usable by its times; the list of a buyer stays short. */
export function expireCoupons(database: Database): Promise<number> {
  return database.transact(async (tx) => {
    const { numAffectedRows } = await sql`
      update pricing.coupons c set state = 'expired'
      from (select buyer_id, coupon_id from pricing.coupons where state = 'held' and valid_until <= ${now()}
            order by valid_until limit ${atOnce} for update skip locked) o
      where c.buyer_id = o.buyer_id and c.coupon_id = o.coupon_id`.execute(tx);
    return full(numAffectedRows);
  });
}

type Ending = {
  readonly buyerId: Id<'person'>;
  readonly couponId: Id<'coupon'>;
  readonly nameZh: string;
  readonly nameEn: string;
};

/** Says once to each buyer that coupons of theirs end soon; notifications tells them. */
export function remindOfCoupons(database: Database): Promise<number> {
  return database.transact(async (tx) => {
    const { remindHours } = await inForce(tx, couponPolicy);
    const { rows } = await sql<Ending>`
      update pricing.coupons u set reminded_at = ${now()}
      from (select c.buyer_id, c.coupon_id, b.name_zh, b.name_en
            from pricing.coupons c join pricing.coupon_batches b using (batch_id)
            where c.state = 'held' and c.reminded_at is null and c.valid_until > ${now()}
              and c.valid_until <= ${later(now(), remindHours * hour)} and c.claimed_at < ${later(now(), -remindHours * hour)}
            order by c.valid_until limit ${atOnce} for update of c skip locked) o
      where u.buyer_id = o.buyer_id and u.coupon_id = o.coupon_id
      returning u.buyer_id as "buyerId", u.coupon_id as "couponId", o.name_zh as "nameZh", o.name_en as "nameEn"`.execute(
      tx,
    );
    for (const ending of rows) await publish(tx, 'pricing.coupon_ending', ending);
    return full(BigInt(rows.length));
  });
}

/** A full batch runs again at once. */
const full = (count: bigint | undefined) => (Number(count ?? 0n) === atOnce ? atOnce : 0);

export const pricingSweeps: readonly Sweep[] = [
  { name: 'pricing.expire_coupons', everyMs: minute, run: expireCoupons },
  { name: 'pricing.remind_of_coupons', everyMs: 10 * minute, run: remindOfCoupons },
];
