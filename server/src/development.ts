import { at } from './platform/clock.ts';
import type { Database } from './platform/db.ts';
import { routes } from './platform/endpoint.ts';
import { idNotFound } from './platform/ids.ts';
import type { Sweep } from './platform/jobs.ts';
import type { Module } from './platform/module.ts';
import { Problem } from './platform/problem.ts';
import { developmentContract } from './development.contract.ts';

/**
 * What only a development server answers, beside every other module: the timers of all of them at a time of one's
 * choice. Only what the timer itself does happens then; everybody else stays in the present.
 */
export function openDevelopment(others: readonly Module[]): Module {
  const sweeps = others.flatMap(({ sweeps = [] }) => sweeps);
  return {
    name: 'development',
    routes: routes(developmentContract, {
      'POST /development/timers/:timer': async ({ database, params, body }) => {
        const sweep = sweeps.find(({ name }) => name === params.timer);
        if (!sweep) throw new Problem(idNotFound);
        return { runs: await at(new Date(body.at), () => runOut(sweep, database)) };
      },
    }),
  };
}

async function runOut({ run }: Sweep, database: Database): Promise<number> {
  let runs = 1;
  while ((await run(database)) > 0) runs += 1;
  return runs;
}
