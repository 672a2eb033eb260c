import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';

/** Whose money it is. */
export type Owner =
  | { readonly ownerKind: 'shop'; readonly ownerId: Id<'shop'> }
  | { readonly ownerKind: 'creator'; readonly ownerId: Id<'creator'> };
export type Pot = 'payable' | 'deposit';

export const ofShop = (ownerId: Id<'shop'>): Owner => ({ ownerKind: 'shop', ownerId });
export const ofCreator = (ownerId: Id<'creator'>): Owner => ({ ownerKind: 'creator', ownerId });

export type MovementKind =
  | 'settled'
  | 'refunded'
  | 'fees_returned'
  | 'commission'
  | 'commission_returned'
  | 'service'
  | 'service_returned'
  | 'subsidy'
  | 'subsidy_returned'
  | 'payout'
  | 'payout_returned'
  | 'deposit_paid'
  | 'deposit_returned'
  | 'deposit_used'
  | 'corrected';

export type Move = Owner & {
  readonly pot?: Pot;
  readonly kind: MovementKind;
  readonly amountFen: bigint;
  /** What caused it; the same cause moves an account once for each kind and bill. */
  readonly sourceId: Id;
  readonly billId?: Id<'settlementBill'>;
  readonly orderId?: Id<'order'>;
};

/** Moves accounts and numbers the movements. Whoever calls it posts the same in the ledger, in the same transaction. */
export async function book(tx: Tx, moves: readonly Move[]): Promise<number> {
  const rows = moves
    .filter(({ amountFen }) => amountFen !== 0n)
    .map((move, position) => ({
      owner_kind: move.ownerKind,
      owner_id: move.ownerId,
      pot: move.pot ?? 'payable',
      kind: move.kind,
      amount_fen: Number(move.amountFen),
      source_id: move.sourceId,
      bill_id: move.billId ?? null,
      order_id: move.orderId ?? null,
      position,
    }));
  if (rows.length === 0) return 0;
  const { rows: answer } = await sql<{ booked: number }>`
    select settlement.book(${now()}, ${JSON.stringify(rows)}::jsonb) as booked`.execute(tx);
  return answer[0]!.booked;
}

export type AccountRow = {
  readonly balanceFen: bigint;
  readonly heldFen: bigint;
  readonly reservedFen: bigint;
};

const accountColumns = sql`balance_fen as "balanceFen", held_fen as "heldFen"`;
const empty: AccountRow = { balanceFen: 0n, heldFen: 0n, reservedFen: 0n };

export async function accountOf(db: Db | Tx, { ownerKind, ownerId }: Owner, pot: Pot): Promise<AccountRow> {
  const { rows } = await sql<Omit<AccountRow, 'reservedFen'>>`
    select ${accountColumns} from settlement.accounts
    where owner_kind = ${ownerKind} and owner_id = ${ownerId} and pot = ${pot}`.execute(db);
  const owner = { ownerKind, ownerId } as Owner;
  return rows[0] ? { ...rows[0], reservedFen: pot === 'payable' ? await reserved(db, owner) : 0n } : empty;
}

/** The lock of everything that takes money out of an account. */
export async function lockAccount(tx: Tx, owner: Owner, pot: Pot): Promise<AccountRow> {
  await sql`
    select from settlement.accounts where owner_kind = ${owner.ownerKind} and owner_id = ${owner.ownerId} and pot = ${pot}
    for update`.execute(tx);
  return accountOf(tx, owner, pot);
}

export async function hold(
  tx: Tx,
  { ownerKind, ownerId }: Owner,
  pot: Pot,
  changeFen: bigint,
): Promise<void> {
  await sql`
    update settlement.accounts set held_fen = held_fen + ${changeFen}
    where owner_kind = ${ownerKind} and owner_id = ${ownerId} and pot = ${pot}`.execute(tx);
}

async function reserved(db: Db | Tx, { ownerKind, ownerId }: Owner): Promise<bigint> {
  const { rows } = await sql<{ fen: bigint }>`
    select coalesce(sum(amount_fen), 0)::bigint as fen from settlement.reserves
    where owner_kind = ${ownerKind} and owner_id = ${ownerId} and release_at > ${now()}`.execute(db);
  return rows[0]!.fen;
}

export async function keepReserve(
  tx: Tx,
  { ownerKind, ownerId }: Owner,
  { billId, amountFen, releaseAt }: { billId: Id<'settlementBill'>; amountFen: bigint; releaseAt: Date },
): Promise<void> {
  if (amountFen <= 0n) return;
  await sql`
    insert into settlement.reserves (bill_id, owner_kind, owner_id, amount_fen, release_at)
    values (${billId}, ${ownerKind}, ${ownerId}, ${amountFen}, ${releaseAt})
    on conflict on constraint reserves_pk do update set amount_fen = settlement.reserves.amount_fen + excluded.amount_fen`.execute(
    tx,
  );
}

export type MovementRow = {
  readonly seq: bigint;
  readonly kind: MovementKind;
  readonly amountFen: bigint;
  readonly balanceAfterFen: bigint;
  readonly at: Date;
  readonly bookOn: string;
  readonly orderId: Id<'order'> | null;
};

export async function movementsOf(
  db: Db,
  { ownerKind, ownerId }: Owner,
  search: {
    pot: Pot;
    fromDay: string | undefined;
    toDay: string | undefined;
    after: number | null;
    limit: number;
    oldestFirst?: boolean;
  },
): Promise<MovementRow[]> {
  const { pot, fromDay, toDay, after, limit, oldestFirst = false } = search;
  const { rows } = await sql<MovementRow>`
    select seq, kind, amount_fen as "amountFen", balance_after as "balanceAfterFen", at, book_on::text as "bookOn", order_id as "orderId"
    from settlement.movements where owner_kind = ${ownerKind} and owner_id = ${ownerId} and pot = ${pot}
      ${fromDay ? sql`and book_on >= ${fromDay}::date` : sql``} ${toDay ? sql`and book_on <= ${toDay}::date` : sql``}
      ${after === null ? sql`` : oldestFirst ? sql`and seq > ${after}` : sql`and seq < ${after}`}
    order by seq ${oldestFirst ? sql`asc` : sql`desc`} limit ${limit}`.execute(db);
  return rows;
}
