import type { Database } from '../../../platform/db.ts';
import { refundTrade, type TradeRow } from './books.sql.ts';

/** Gives money back once for each number; false when the trade has not that much left. */
export async function giveBack(
  database: Database,
  trade: TradeRow,
  outRefundNo: string,
  amountFen: bigint,
): Promise<boolean> {
  return database
    .transact(async (tx) => {
      if (!(await refundTrade(tx, trade, outRefundNo, amountFen))) throw new Overdrawn();
    })
    .then(
      () => true,
      (error: unknown) => (error instanceof Overdrawn ? false : Promise.reject(error)),
    );
}

class Overdrawn extends Error {}
