import { openLane as open, type Lane as OpenLane, type LaneOptions } from '../../platform/lane.ts';
import { runBatch } from './place-purchases.sql.ts';
import type { Outcome, PreparedPurchase } from './prepared.ts';
import { busy } from './problems.ts';

export type Lane = OpenLane<PreparedPurchase, Outcome>;

/** The order lane: buys for up to 500 callers in one statement (docs/decisions/0012). */
export const openLane = (options: LaneOptions): Lane =>
  open(
    {
      name: 'order',
      ownerOf: ({ buyerId }) => buyerId,
      atOf: ({ placedAt }) => placedAt,
      run: runBatch,
      busy,
    },
    options,
  );
