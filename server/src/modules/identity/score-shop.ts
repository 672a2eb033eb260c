import { sql } from 'kysely';
import type { Tx } from '../../platform/db.ts';
import type { Event, Subscriber } from '../../platform/events.ts';

/** A review of one of its products appeared (sign 1) or was taken away (sign -1): the shop's score follows. */
const scoreShop =
  (sign: 1 | -1) =>
  async (tx: Tx, { payload }: Event): Promise<void> => {
    const { shopId, rating } = payload as { shopId: string; rating: number };
    await sql`
      update identity.shops set rating_sum = rating_sum + ${sign * rating}::int, rating_count = rating_count + ${sign}::int
      where shop_id = ${shopId}`.execute(tx);
  };

export const scoreSubscriber: Subscriber = {
  name: 'identity.scores',
  hears: {
    'content.review_published': scoreShop(1),
    'content.review_restored': scoreShop(1),
    'content.review_hidden': scoreShop(-1),
  },
};
