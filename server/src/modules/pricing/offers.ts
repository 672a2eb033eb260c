import { defaultStacking } from '@jishi/pricing';
import type { Database } from '../../platform/db.ts';
import type { Offers } from './candidates.ts';

export type OfferOptions = {
  /** Reads which creator showed what; without it prices of creators do not apply. */
  readonly attributionSecret?: string;
};

/** What may apply to a cart, out of a snapshot in memory that is at most a second old. */
export function openOffers(_database: Database, _options: OfferOptions = {}): Offers {
  return {
    candidates: async () => ({
      promotions: [],
      coupons: [],
      buyer: {},
      stacking: defaultStacking,
      meta: new Map(),
      shownBy: new Map(),
    }),
    refresh: async () => undefined,
  };
}
