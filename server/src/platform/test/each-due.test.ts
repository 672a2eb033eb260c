import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { behind, eachDue, type Due } from '../each-due.ts';
import { newId, toWire, type Id } from '../ids.ts';
import { openLog } from '../log.ts';
import { Problem, problem } from '../problem.ts';
import { startWorker } from '../worker.ts';

const database = await testDatabase();
await database.pool.query(
  'create table public.due (id uuid primary key, due_at timestamptz, done int not null default 0)',
);

/** 250 rows whose time is the same to the microsecond, and one behind them. */
async function queue(): Promise<Id> {
  await database.pool.query('truncate public.due');
  const last = newId('order');
  await database.pool.query(
    `insert into public.due (id, due_at) select gen_random_uuid(), '2026-01-01 00:00:00.123456+00' from generate_series(1, 250)`,
  );
  await database.pool.query(
    `insert into public.due (id, due_at) values ($1, '2026-01-01 00:00:00.123457+00')`,
    [last],
  );
  return last;
}
const page = async (limit: number, after: Due | null) =>
  (
    await sql<Due>`
      select due_at::text as "dueAt", id from public.due where done = 0 ${behind(after, sql`due_at`, sql`id`)}
      order by due_at, id limit ${limit}`.execute(database.db)
  ).rows;
const done = (id: string) => database.pool.query('update public.due set done = done + 1 where id = $1', [id]);
const doneRows = async () =>
  (await database.pool.query<{ id: string; done: number }>('select id, done from public.due where done > 0'))
    .rows;
const meanwhile = problem('test.meanwhile', 409, { en: 'x', zh: 'x' });

// Line that must break these: `after = { id: last.id …` in eachDue (the first page is met again for ever).
describe('what is due', () => {
  it('is done behind any number of rows that cannot be', async () => {
    const good = await queue();
    let turns = 0;
    const run = eachDue({
      of: 'order',
      page,
      act: async ({ id }) => {
        turns++;
        if (turns > 1_000) throw new Error('met again');
        if (id !== good) throw new Error('stuck\nfor a reason');
        await done(id);
      },
    });
    await expect(run).rejects.toThrow(
      /^250 of what was due could not be done: ord_[0-9a-f]{32}: Error: stuck; ord_/,
    );
    expect(await doneRows()).toEqual([{ id: good, done: 1 }]);
    expect(turns).toBe(251);
  });

  it('is done once each, and a refusal of this very moment is no failure', async () => {
    const last = await queue();
    const act = async ({ id }: Due) => {
      await done(id);
      if (id === last) throw new Problem(meanwhile);
    };
    expect(await eachDue({ page, act, unless: [meanwhile] })).toBe(0);
    expect((await doneRows()).map((row) => row.done)).toEqual(Array.from({ length: 251 }, () => 1));
  });

  it('shows a refusal that nobody expects', async () => {
    await queue();
    const act = async () => {
      throw new Problem(meanwhile);
    };
    await expect(
      eachDue({ page: async (n, after) => (after ? [] : (await page(n, null)).slice(0, 1)), act }),
    ).rejects.toThrow('1 of what was due could not be done');
  });

  it('stops between two rows when the worker stops', async () => {
    await queue();
    const stopping = new AbortController();
    const act = async ({ id }: Due) => {
      await done(id);
      stopping.abort();
    };
    await eachDue({ page, act, stop: stopping.signal });
    expect(await doneRows()).toHaveLength(1);
  });
});

it('a timer that fails stands among the failures until a run of it has gone well', async () => {
  const good = await queue();
  let broken = true;
  let runs = 0;
  const sweep = {
    name: 'test.due',
    everyMs: 20,
    run: async (_database: unknown, stop?: AbortSignal) => {
      runs++;
      const act = async ({ id }: Due) => {
        if (broken && id === good) throw new Error('stuck');
      };
      return eachDue({ of: 'order', page, act, stop });
    },
  };
  const lastError = async () =>
    (
      await database.pool.query<{ e: string | null }>(
        `select last_error as e from platform.sweeps where name = 'test.due'`,
      )
    ).rows[0]?.e;
  const stop = await startWorker(database, { subscribers: [], jobs: [], sweeps: [sweep] }, openLog('silent'));
  const told = `Error: 1 of what was due could not be done: ${toWire('order', good as Id<'order'>)}: Error: stuck`;
  await expect.poll(lastError, { timeout: 5_000, interval: 20 }).toBe(told);
  const before = runs;
  await expect.poll(() => runs, { timeout: 5_000, interval: 5 }).toBeGreaterThan(before);
  expect(await lastError()).toBe(told);
  broken = false;
  await expect.poll(lastError, { timeout: 5_000, interval: 20 }).toBeNull();
  await stop();
});
