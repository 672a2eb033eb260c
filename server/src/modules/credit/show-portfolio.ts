import type { Db } from '../../platform/db.ts';
import { fenOut } from '../../platform/money.ts';
import { sum } from './debts.ts';
import { lentByMethod, overdueByAge, overduePeople, peopleByState } from './operations.sql.ts';
import type { LineState } from './states.ts';

/** All that is lent, in figures. */
export async function showPortfolio(db: Db) {
  const states = await peopleByState(db);
  const peopleIn = (state: LineState) => states.find((each) => each.state === state)?.people ?? 0;
  const ages = await overdueByAge(db);
  return {
    people: {
      active: peopleIn('active'),
      frozen: peopleIn('frozen'),
      activating: peopleIn('activating'),
      closed: peopleIn('closed'),
    },
    limitFen: fenOut(sum(states.map(({ limitFen }) => limitFen))),
    usedFen: fenOut(sum(states.map(({ usedFen }) => usedFen))),
    methods: (await lentByMethod(db)).map(({ method, agreements, ...amounts }) => ({
      method,
      agreements,
      lentFen: fenOut(amounts.lentFen),
      openFen: fenOut(amounts.openFen),
      overdueFen: fenOut(amounts.overdueFen),
      writtenOffFen: fenOut(amounts.writtenOffFen),
      paidFen: fenOut(amounts.paidFen),
    })),
    overduePeople: await overduePeople(db),
    overdueByAge: ages.map(({ fromDays, toDays, count, openFen }) => ({
      fromDays,
      toDays,
      count,
      openFen: fenOut(openFen),
    })),
  };
}
