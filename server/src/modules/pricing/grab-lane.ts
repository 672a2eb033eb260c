import { openLane, type Lane, type LaneOptions } from '../../platform/lane.ts';
import { claimBatch, type Claim, type Claimed } from './claim-coupons.sql.ts';
import { grabBusy } from './problems.ts';

export type GrabLane = Lane<Claim, Claimed>;

/**
 * Coupons are given out in batches, first come, first served (docs/decisions/0012): a rush grows the batch, not the wait.
 * One connection: with two, a later batch could overtake an earlier one.
 */
export const openGrabLane = (options: LaneOptions): GrabLane =>
  openLane(
    {
      name: 'coupon',
      ownerOf: ({ buyerId }) => buyerId,
      atOf: ({ at }) => at,
      run: claimBatch,
      busy: grabBusy,
    },
    { connections: 1, maxBatch: 1_000, maxWaiting: 20_000, ...options },
  );
