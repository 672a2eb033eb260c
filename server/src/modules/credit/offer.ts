import { now } from '../../platform/clock.ts';
import type { Db } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import { fenOut } from '../../platform/money.ts';
import { inForce } from '../../platform/policy.ts';
import { allOk, type Reason } from './eligibility.ts';
import { sum } from './debts.ts';
import { reasonsFor, type OfferQuestion } from './lend.ts';
import { collectionPolicy } from './policy.ts';
import { schedule, type Schedule } from './schedule.ts';
import { plansFor } from './shop-terms.ts';

export type CreditOffer = {
  readonly payLater: { readonly eligible: boolean; readonly reasons: readonly Reason[] };
  readonly instalments: {
    readonly eligible: boolean;
    readonly reasons: readonly Reason[];
    readonly plans: readonly Schedule[];
  };
  readonly availableFen: bigint;
};

/** What credit offers for a purchase or a cart. Nothing is promised: it is decided again when it is paid. */
export async function creditOffer(db: Db, wanted: OfferQuestion): Promise<CreditOffer> {
  const { payLater, instalments, availableFen } = await reasonsFor(db, wanted);
  const amountFen = sum(wanted.orders.map((order) => order.amountFen));
  const plans = await schedules(
    db,
    wanted.orders.map(({ shopId }) => shopId),
    amountFen,
  );
  return {
    payLater: { eligible: allOk(payLater), reasons: payLater },
    instalments: { eligible: allOk(instalments), reasons: instalments, plans },
    availableFen,
  };
}

export async function schedules(
  db: Db,
  shopIds: readonly Id<'shop'>[],
  amountFen: bigint,
): Promise<Schedule[]> {
  if (amountFen === 0n) return [];
  const { chargeAtHour } = await inForce(db, collectionPolicy);
  return (await plansFor(db, shopIds)).map((plan) => schedule(amountFen, plan, now(), chargeAtHour));
}

/** As the contract says it (`CreditOffer` of schemas.ts). */
export function showOffer({ payLater, instalments, availableFen }: CreditOffer) {
  return {
    payLater: { ...payLater, reasons: [...payLater.reasons] },
    instalments: {
      ...instalments,
      reasons: [...instalments.reasons],
      plans: instalments.plans.map(showPlan),
    },
    availableFen: fenOut(availableFen),
  };
}

export function showPlan({ tenor, rateBps, bearer, principalFen, feeFen, terms }: Schedule) {
  const amountOf = (n: number) => fenOut(terms[n]!.principalFen + terms[n]!.feeFen);
  return {
    tenor,
    rateBps,
    bearer,
    feeFen: fenOut(feeFen),
    totalFen: fenOut(principalFen + feeFen),
    firstFen: amountOf(0),
    laterFen: amountOf(terms.length - 1),
    terms: terms.map(({ number, dueAt, ...amounts }) => ({
      number,
      dueAt: dueAt.toISOString(),
      principalFen: fenOut(amounts.principalFen),
      feeFen: fenOut(amounts.feeFen),
    })),
  };
}
