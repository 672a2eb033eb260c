import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { Database, Db, Tx } from '../../platform/db.ts';
import { newId, type Id } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import {
  offeredGateway,
  startPayment,
  type Gateways,
  type PaymentCaptured,
  type ProviderMethod,
  type StartedPayment,
  type StartPayment,
} from '../payments/index.ts';
import { agreementsByIds } from './agreements.sql.ts';
import { apply, notBegun, openOf, sum, toSettle } from './debts.ts';
import { yuan } from './eligibility.ts';
import { instalmentsOf } from './instalments.sql.ts';
import { lockLine } from './lines.sql.ts';
import { nothingOwed, tooMuch } from './problems.ts';
import { receive } from './receive.ts';
import type { BuyerId, InstalmentRow } from './tables.ts';

export type Scope = {
  readonly scope: 'overdue' | 'agreement' | 'all';
  readonly agreementId?: Id<'creditAgreement'> | undefined;
};
export type Wanted = Scope & { readonly amountFen?: bigint | undefined };
export type Repayment = {
  readonly repaymentId: Id<'repayment'>;
  readonly state: 'started' | 'received';
  readonly amountFen: bigint;
};

/** What paying back would take now. Throws nothingOwed, tooMuch. */
export async function quoteRepayment(
  db: Db,
  buyerId: BuyerId,
  { amountFen, ...scope }: Wanted,
): Promise<{ amountFen: bigint; savedFeeFen: bigint; debts: InstalmentRow[] }> {
  const { debts, waives } = await debtsIn(db, buyerId, scope);
  const all = toSettle(debts, waives);
  if (all.amountFen === 0n) throw new Problem(nothingOwed);
  if (amountFen === undefined || amountFen === all.amountFen) return { ...all, debts };
  if (amountFen > all.amountFen) throw new Problem(tooMuch, { yuan: yuan(all.amountFen) });
  const { changes } = apply(debts, amountFen, waives);
  return { amountFen, savedFeeFen: sum(changes.map(({ cancelledFeeFen }) => cancelledFeeFen)), debts };
}

/** The debts a repayment goes to: what is overdue, then what is due next; and whose fee is waived when it is paid now. */
async function debtsIn(
  db: Db,
  buyerId: BuyerId,
  { scope, agreementId }: Scope,
): Promise<{ debts: InstalmentRow[]; waives: (debt: InstalmentRow) => boolean }> {
  const open = await instalmentsOf(
    db,
    buyerId,
    scope === 'agreement' && agreementId ? { agreementId } : { open: true },
  );
  const late = (debt: InstalmentRow) => debt.state === 'overdue' || debt.state === 'written_off';
  const debts = open
    .filter((debt) => openOf(debt) > 0n && (scope !== 'overdue' || late(debt)))
    .toSorted((a, b) => Number(late(b)) - Number(late(a)));
  const agreements = await agreementsByIds(
    db,
    buyerId,
    debts.map((debt) => debt.agreementId),
  );
  const free = new Set<InstalmentRow['instalmentId']>();
  for (const { agreementId: id, promised } of agreements.values()) {
    if (promised.earlyRepayment !== 'waive') continue;
    const terms = await instalmentsOf(db, buyerId, { agreementId: id });
    for (const { instalmentId } of notBegun(terms, now())) free.add(instalmentId);
  }
  return { debts, waives: ({ instalmentId }) => free.has(instalmentId) };
}

type HowToRepay = {
  readonly buyerId: BuyerId;
  /** Without it, the first that is offered. */
  readonly method?: ProviderMethod | undefined;
  readonly returnUrl: string;
  readonly buyer?: StartPayment['buyer'];
};

/**
 * Leads the buyer to the provider of their choice to pay back. What was agreed is recorded before the provider is asked.
 * Throws nothingOwed, tooMuch, noProvider, methodNotOffered, bankAway.
 */
export async function startRepayment(
  database: Database,
  gateways: Gateways,
  { buyerId, method, returnUrl, buyer, ...wanted }: Wanted & HowToRepay,
): Promise<StartedPayment & { repaymentId: Id<'repayment'>; amountFen: bigint }> {
  const gateway = offeredGateway(gateways, method);
  const { repaymentId, amountFen } = await database.transact((tx) => recordRepayment(tx, buyerId, wanted));
  const started = await startPayment(database, gateway, {
    buyerId,
    purpose: 'repayment',
    subjectId: repaymentId,
    amountFen,
    subject: '信用还款',
    returnUrl,
    ...(buyer ? { buyer } : {}),
  });
  return { ...started, repaymentId, amountFen };
}

export async function recordRepayment(
  tx: Tx,
  buyerId: BuyerId,
  wanted: Wanted,
): Promise<{ repaymentId: Id<'repayment'>; amountFen: bigint }> {
  const { amountFen } = await quoteRepayment(tx, buyerId, wanted);
  const repaymentId = newId('repayment', buyerId);
  await sql`
    insert into credit.repayments (buyer_id, repayment_id, scope, agreement_id, amount_fen, state, started_at)
    values (${buyerId}, ${repaymentId}, ${wanted.scope}, ${wanted.agreementId ?? null}, ${amountFen}, 'started', ${now()})`.execute(
    tx,
  );
  return { repaymentId, amountFen };
}

export async function repaymentOf(
  db: Db,
  buyerId: BuyerId,
  repaymentId: Id<'repayment'>,
): Promise<(Repayment & Scope) | undefined> {
  const { rows } = await sql<Repayment & Scope>`
    select repayment_id as "repaymentId", scope, agreement_id as "agreementId", amount_fen as "amountFen", state
    from credit.repayments where buyer_id = ${buyerId} and repayment_id = ${repaymentId}`.execute(db);
  return rows[0];
}

/** The money is here. What was meant to be paid may be paid already by now: then it pays nothing and goes back. */
export async function repaymentReceived(tx: Tx, said: PaymentCaptured): Promise<void> {
  const { buyerId, paymentId, purpose } = said;
  if (purpose !== 'repayment') return;
  const receiptId = said.subjectId as Id<'repayment'>;
  await lockLine(tx, buyerId);
  const repayment = await repaymentOf(tx, buyerId, receiptId);
  if (repayment?.state !== 'started') return;
  const { debts, waives } = await debtsIn(tx, buyerId, repayment);
  await sql`
    update credit.repayments set state = 'received', ended_at = ${now()}
    where buyer_id = ${buyerId} and repayment_id = ${receiptId}`.execute(tx);
  const receipt = { buyerId, receiptId, kind: 'repayment', amountFen: BigInt(said.amountFen) } as const;
  await receive(tx, receipt, debts, { paymentId, waives });
}
