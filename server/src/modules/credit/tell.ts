import type { Tx } from '../../platform/db.ts';
import { notify } from '../notifications/index.ts';
import { sum, type Change } from './debts.ts';
import type { BuyerId, InstalmentRow } from './tables.ts';

/** Where the apps show what is owed. */
export const creditPage = '/me/credit';

/** What was charged is told: it is the buyer's money. */
export async function tellCharged(
  tx: Tx,
  buyerId: BuyerId,
  changes: readonly Change<InstalmentRow>[],
): Promise<void> {
  const fen = sum(changes.map(({ paidFen, paidFeeFen }) => paidFen + paidFeeFen));
  if (fen === 0n) return;
  await notify(tx, {
    personId: buyerId,
    kind: 'credit.charged',
    params: { amount: { fen: String(fen) } },
    link: creditPage,
  });
}
