import pg from 'pg';
import { inject, expect, test } from 'vitest';
import { databaseUrl } from '../../../../test/template.ts';
import { openDatabase } from '../../../platform/db.ts';
import { now } from '../../../platform/clock.ts';
import { brokenInvariants, invariants } from '../index.ts';
import { postMove, sourceOn, trade } from './make.ts';
import { mutants } from './mutants.ts';

/** A scratch database for one mutant: its books are in order, and partly sealed, before it is broken. */
async function scratch<T>(act: (url: string) => Promise<T>): Promise<T> {
  const postgresUrl = inject('postgresUrl');
  const name = `mutant_${Math.random().toString(36).slice(2)}`;
  const admin = new pg.Client({ connectionString: postgresUrl });
  await admin.connect();
  try {
    await admin.query(`create database ${name} template ${inject('template')}`);
    return await act(databaseUrl(postgresUrl, name));
  } finally {
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.end();
  }
}

test('every invariant has a mutant', () => {
  expect(mutants.map(({ invariant }) => invariant)).toEqual(invariants.map(({ name }) => name));
});

test.each(mutants)('$invariant is tripped, and it alone, when $does', ({ invariant, breakIt }) =>
  scratch(async (url) => {
    const database = openDatabase(url);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      await trade(database);
      // A transaction of a neighbouring test may hold the horizon back for a moment.
      const unsealed = async () => {
        await client.query('select ledger.seal($1)', [now()]);
        return (
          await client.query(
            'select from ledger.entries where txid >= (select below_txid from ledger.seal_horizon)',
          )
        ).rowCount;
      };
      await expect.poll(unsealed, { timeout: 10_000 }).toBe(0);
      await trade(database);
      await postMove(database, 'gateway.transit', 'buyers.funds', 5n, { sourceId: sourceOn(7) });
      expect(await brokenInvariants(database.db)).toEqual([]);
      await breakIt(client);
      expect((await brokenInvariants(database.db)).map((finding) => finding.invariant)).toEqual([invariant]);
    } finally {
      await client.end();
      await database.close();
    }
  }),
);
