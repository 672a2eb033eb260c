import type pg from 'pg';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { ourMistake } from '../app.ts';
import { openLane } from '../lane.ts';
import { openLog } from '../log.ts';

const { pool } = await testDatabase({ size: 2 });
await pool.query(`create table public.bought (key int);
  alter table public.bought set (autovacuum_enabled = false)`);

/** How large the kept plan of a connection believes the table to be. */
async function rowsBelieved(client: pg.Client): Promise<number> {
  const { rows: prepared } = await client.query(`select from pg_prepared_statements where name = 'known'`);
  if (prepared.length === 0) await client.query('prepare known as select * from public.bought');
  const { rows } = await client.query('explain (format json) execute known');
  return rows[0]['QUERY PLAN'][0].Plan['Plan Rows'];
}

const laneWith = (plansForMs: number) =>
  openLane<number, number>(
    {
      name: 'test',
      ownerOf: String,
      atOf: () => new Date(0),
      run: async (client, inputs) => {
        const believed = await rowsBelieved(client);
        return inputs.map(() => believed);
      },
      busy: ourMistake,
    },
    { databaseUrl: pool.options.connectionString!, log: openLog('silent'), connections: 1, plansForMs },
  );

// Deleting the `discard plans` of the lane must make this fail.
test('a plan that was made while a table was small is not kept when it has grown', async () => {
  const [keeps, plansAnew] = [laneWith(60_000), laneWith(0)];
  try {
    const small = await keeps.place(1);
    expect(await plansAnew.place(1)).toBe(small);
    await pool.query('insert into public.bought select generate_series(1, 50000)');
    expect(await keeps.place(2)).toBe(small);
    expect(await plansAnew.place(2)).toBeGreaterThan(30_000);
  } finally {
    await keeps.close();
    await plansAnew.close();
  }
});
