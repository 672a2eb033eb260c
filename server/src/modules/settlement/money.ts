import { sql } from 'kysely';
import type { Static } from '../../platform/contract.ts';
import type { Db } from '../../platform/db.ts';
import { fenOut } from '../../platform/money.ts';
import { accountOf, type Owner } from './accounts.sql.ts';
import { inForce } from '../../platform/policy.ts';
import { bankAccountOf } from './payout-accounts.sql.ts';
import { payoutsPolicy } from './policy.ts';
import { availableOf } from './available.ts';
import { blockedWhy } from './request-payout.ts';
import { inArrears } from './problems.ts';
import type { Money } from './schemas.ts';
import { showAccount } from './view.ts';

/** What an owner has, what is on its way, and why nothing can be withdrawn, if so. */
export async function moneyOf(db: Db, owner: Owner): Promise<Static<typeof Money>> {
  const account = await accountOf(db, owner, 'payable');
  const bank = await bankAccountOf(db, owner);
  const blocked = await blockedWhy(db, owner, account);
  return {
    balanceFen: fenOut(account.balanceFen),
    availableFen: fenOut(availableOf(account)),
    heldFen: fenOut(account.heldFen),
    reservedFen: fenOut(account.reservedFen),
    arrearsFen: account.balanceFen < 0n ? fenOut(-account.balanceFen) : 0,
    pendingFen: fenOut(await pendingOf(db, owner)),
    payoutAccount: bank ? showAccount(bank) : null,
    accountWaitHours: (await inForce(db, payoutsPolicy)).accountWaitHours,
    blocked: blocked ? (blocked.kind === inArrears ? 'arrears' : 'deposit') : bank ? null : 'no-account',
  };
}

/** What bills that are not settled will bring, as they stand. */
async function pendingOf(db: Db, { ownerKind, ownerId }: Owner): Promise<bigint> {
  const open = sql`b.state in ('paid', 'received')`;
  const { rows } =
    ownerKind === 'shop'
      ? await sql<{ fen: bigint }>`
          select coalesce(sum(b.paid_fen + b.platform_fen + b.market_fen + b.government_fen - b.refund_fen - coalesce(given.fen, 0)), 0)::bigint as fen
          from settlement.bills b left join lateral (
            select sum(agreed_fen - returned_fen) as fen from settlement.bill_parts p where p.bill_id = b.bill_id and p.part <> 'creator_subsidy'
          ) given on true where b.shop_id = ${ownerId} and ${open}`.execute(db)
      : await sql<{ fen: bigint }>`
          select coalesce(sum(case p.part when 'creator_subsidy' then -1 else 1 end * (p.agreed_fen - p.returned_fen)), 0)::bigint as fen
          from settlement.bills b join settlement.bill_parts p using (bill_id)
          where (b.creator_id = ${ownerId} or b.leader_id = ${ownerId}) and p.creator_id = ${ownerId} and ${open}`.execute(
          db,
        );
  return rows[0]!.fen;
}
