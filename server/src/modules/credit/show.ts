import type { Db } from '../../platform/db.ts';
import { toWire } from '../../platform/ids.ts';
import { fenOut } from '../../platform/money.ts';
import { agreementText } from './agreement-text.ts';
import { agreementsByIds, type AgreementTotals } from './agreements.sql.ts';
import { openFee, openOf, openPrincipal, sum } from './debts.ts';
import { standingReasons } from './eligibility.ts';
import { instalmentsOf } from './instalments.sql.ts';
import { standingOf } from './lines.sql.ts';
import { failureWords } from './states.ts';
import type { AgreementRow, BuyerId, InstalmentRow } from './tables.ts';

export const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** My credit, as it stands. */
export async function showStanding(db: Db, buyerId: BuyerId) {
  const { line, ...standing } = await standingOf(db, buyerId);
  const open = await instalmentsOf(db, buyerId, { open: true });
  const waiting = open.filter(({ state }) => state === 'promised');
  const next = open.find(({ state, dueAt }) => dueAt !== null && state === 'scheduled');
  return {
    state: standing.state,
    limitFen: fenOut(standing.grantedFen),
    usedFen: fenOut(standing.usedFen),
    availableFen: fenOut(standing.grantedFen - standing.usedFen),
    owedFen: fenOut(sum(open.map(openOf))),
    overdueFen: fenOut(standing.overdueFen),
    afterReceiptFen: fenOut(sum(waiting.map(openOf))),
    nextDue: next
      ? {
          dueAt: next.dueAt!.toISOString(),
          amountFen: fenOut(openOf(next)),
          instalmentId: toWire('instalment', next.instalmentId),
          agreementId: toWire('creditAgreement', next.agreementId),
        }
      : null,
    reasons: standingReasons(standing),
    score: line?.score ?? null,
    factors: [...(line?.factors ?? [])],
    decidedBy: line?.decidedBy ?? null,
    agreementText,
  };
}

export function showInstalment(debt: InstalmentRow, tenor: number) {
  return {
    instalmentId: toWire('instalment', debt.instalmentId),
    agreementId: toWire('creditAgreement', debt.agreementId),
    number: debt.number,
    of: tenor,
    orderId: debt.orderId && toWire('order', debt.orderId),
    state: debt.state,
    charging: debt.chargeId !== null,
    dueAt: iso(debt.dueAt),
    principalFen: fenOut(debt.principalFen),
    feeFen: fenOut(debt.feeFen),
    paidFen: fenOut(debt.paidFen + debt.paidFeeFen),
    cancelledFen: fenOut(debt.cancelledFen + debt.cancelledFeeFen),
    openFen: fenOut(openPrincipal(debt) + openFee(debt)),
    nextChargeAt: iso(debt.nextChargeAt),
    lastFailure: debt.lastFailure === null ? null : (failureWords[debt.lastFailure] ?? failureWords.refused!),
  };
}

/** Instalments of several agreements, each with the number of terms of its own. */
export async function showInstalments(db: Db, buyerId: BuyerId, debts: readonly InstalmentRow[]) {
  const agreements = await agreementsByIds(
    db,
    buyerId,
    debts.map(({ agreementId }) => agreementId),
  );
  return debts.map((debt) => showInstalment(debt, termsIn(agreements.get(debt.agreementId)!)));
}

export const termsIn = ({ tenor }: Pick<AgreementRow, 'tenor'>): number => tenor;

export function showAgreement(agreement: AgreementTotals) {
  const { agreementId, purchaseId, method, tenor, rateBps, bearer } = agreement;
  return {
    agreementId: toWire('creditAgreement', agreementId),
    purchaseId: toWire('purchase', purchaseId),
    method,
    tenor,
    rateBps,
    bearer,
    principalFen: fenOut(agreement.principalFen),
    feeFen: fenOut(agreement.feeFen),
    openFen: fenOut(agreement.openFen),
    nextState: agreement.nextState,
    nextDueAt: iso(agreement.nextDueAt),
    grantedAt: agreement.grantedAt.toISOString(),
  };
}
