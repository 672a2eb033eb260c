import { day, hour, minute } from '../../platform/clock.ts';

/** The marketplace's own terms for orders. */
export const policy = {
  /** An unpaid purchase holds its stock this long. */
  payWithinMs: 15 * minute,
  /** Receipt is confirmed for the buyer this long after shipping (domain-rules.md §4.6: 10 days). */
  confirmAfterMs: 10 * day,
  /** A buyer may remind a shop once in this time. */
  remindEveryMs: 24 * hour,
} as const;
