import type { Db } from '../../platform/db.ts';
import { now } from '../../platform/clock.ts';
import { fenOut } from '../../platform/money.ts';
import { atHour, dayOf, monthBounds, monthOf, monthsLater } from './calendar.ts';
import { openOf, sum } from './debts.ts';
import { instalmentsDue } from './instalments.sql.ts';
import { showInstalments } from './show.ts';
import type { BuyerId, InstalmentRow } from './tables.ts';

const paidOf = ({ paidFen, paidFeeFen }: InstalmentRow) => paidFen + paidFeeFen;
const dueOf = (debt: InstalmentRow) => paidOf(debt) + openOf(debt);
const monthsAround = { before: 2, after: 12 };

/** The bill calendar: what falls due on which day of a month, and the months around it. */
export async function showBills(db: Db, buyerId: BuyerId, month = monthOf(now())) {
  const middle = monthBounds(month).from;
  const from = atHour(monthsLater(middle, -monthsAround.before), 0);
  const to = atHour(monthsLater(middle, monthsAround.after + 1), 0);
  const all = await instalmentsDue(db, buyerId, from, to);
  const months = Map.groupBy(all, ({ dueAt }) => monthOf(dueAt!));
  const ofMonth = months.get(month) ?? [];
  const days = [];
  for (const [day, debts] of Map.groupBy(ofMonth, ({ dueAt }) => dayOf(dueAt!)))
    days.push({
      day,
      openFen: fenOut(sum(debts.map(openOf))),
      paidFen: fenOut(sum(debts.map(paidOf))),
      items: await showInstalments(db, buyerId, debts),
    });
  return {
    month,
    dueFen: fenOut(sum(ofMonth.map(dueOf))),
    paidFen: fenOut(sum(ofMonth.map(paidOf))),
    openFen: fenOut(sum(ofMonth.map(openOf))),
    days,
    months: [...months].map(([each, debts]) => ({
      month: each,
      dueFen: fenOut(sum(debts.map(dueOf))),
      openFen: fenOut(sum(debts.map(openOf))),
    })),
  };
}
