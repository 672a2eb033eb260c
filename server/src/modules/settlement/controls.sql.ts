import { sql } from 'kysely';
import type { Db } from '../../platform/db.ts';
import { now } from '../../platform/clock.ts';
import { trialBalance } from '../ledger/index.ts';

export type Control = {
  readonly account: 'shops.payable' | 'creators.payable' | 'shops.deposits';
  readonly ledgerFen: bigint;
  readonly ownersFen: bigint;
  readonly heldFen: bigint;
  readonly unheardFen: bigint;
  readonly arrearsFen: bigint;
  readonly owners: number;
  readonly ownersInArrears: number;
};

type Sums = Pick<Control, 'ownersFen' | 'heldFen' | 'arrearsFen' | 'owners' | 'ownersInArrears'> & {
  ownerKind: string;
  pot: string;
};
const controls = [
  { account: 'shops.payable', ownerKind: 'shop', pot: 'payable' },
  { account: 'creators.payable', ownerKind: 'creator', pot: 'payable' },
  { account: 'shops.deposits', ownerKind: 'shop', pot: 'deposit' },
] as const;
const none = { ownersFen: 0n, heldFen: 0n, arrearsFen: 0n, owners: 0, ownersInArrears: 0 };

/** The ledger's control accounts beside the sums of the owners' accounts. */
export async function controlAccounts(db: Db): Promise<Control[]> {
  const { rows } = await sql<Sums>`
    select owner_kind as "ownerKind", pot, sum(balance_fen)::bigint as "ownersFen", sum(held_fen)::bigint as "heldFen",
      (-coalesce(sum(balance_fen) filter (where balance_fen < 0), 0))::bigint as "arrearsFen", count(*)::int as owners,
      (count(*) filter (where balance_fen < 0))::int as "ownersInArrears"
    from settlement.accounts group by 1, 2`.execute(db);
  const books = new Map(
    (await trialBalance(db)).map(({ account, balanceFen }) => [account as string, balanceFen]),
  );
  return controls.map(({ account, ownerKind, pot }) => {
    const { ownersFen, heldFen, arrearsFen, owners, ownersInArrears } =
      rows.find((row) => row.ownerKind === ownerKind && row.pot === pot) ?? none;
    const ledgerFen = -(books.get(account) ?? 0n);
    const unheardFen = ledgerFen - ownersFen;
    return { account, ledgerFen, ownersFen, heldFen, unheardFen, arrearsFen, owners, ownersInArrears };
  });
}

export async function workWaiting(db: Db) {
  const { rows } = await sql<{ payoutsWaiting: number; payoutsWaitingFen: bigint; billsDue: number }>`
    select (select count(*)::int from settlement.payouts where state = 'requested') as "payoutsWaiting",
      (select coalesce(sum(amount_fen), 0)::bigint from settlement.payouts where state = 'requested') as "payoutsWaitingFen",
      (select count(*)::int from settlement.bills where state = 'received' and due_at <= ${now()}) as "billsDue"`.execute(
    db,
  );
  return rows[0]!;
}
