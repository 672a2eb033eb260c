import type pg from 'pg';
import { migrate, NewerDatabase } from '../../server/src/platform/migrate.ts';
import { Refusal } from '../refusal.mjs';
import { step } from '../terminal.mjs';
import { codeOf, connected, nameIn, NoSuchDatabase, quoted, withDatabase } from './connect.ts';
import { accountsOfTown, buildTown, type DemoAccount } from './town.ts';

type State = 'missing' | 'empty' | 'foreign' | 'ours';

/**
 * Brings the database to where the server can work on it. A missing one is made under another name
 * and renamed when it is complete, with the demo town or without: a kill in between leaves nothing.
 */
export async function prepare(url: string, { demo }: { demo: boolean }): Promise<DemoAccount[]> {
  const state = await stateOf(url);
  if (state === 'foreign') {
    throw new Refusal(
      `The database "${nameIn(url)}" holds tables that are not Jishi's; give DATABASE_URL a database of its own.`,
    );
  }
  if (state === 'missing') await createWhole(url, { demo });
  else {
    await migrated(url);
    if (state === 'empty' && demo) await townInPlace(url);
  }
  return connected(url, townAccounts);
}

async function stateOf(url: string): Promise<State> {
  try {
    return await connected(url, async (client) => {
      await assertVersion(client);
      const { rows } = await client.query(`
        select to_regclass('platform.migrations') is not null as ours,
               exists (select from pg_class join pg_namespace on pg_namespace.oid = relnamespace
                       where relkind in ('r', 'p') and nspname not in ('pg_catalog', 'information_schema')) as filled`);
      return rows[0].ours ? 'ours' : rows[0].filled ? 'foreign' : 'empty';
    });
  } catch (error) {
    if (error instanceof NoSuchDatabase) return 'missing';
    throw error;
  }
}

async function assertVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query(`select current_setting('server_version_num')::int / 10000 as major`);
  if (rows[0].major < 16)
    throw new Refusal(
      `Jishi needs PostgreSQL 16 or newer, DATABASE_URL leads to ${rows[0].major}; upgrade it or use another.`,
    );
}

async function createWhole(url: string, { demo }: { demo: boolean }): Promise<void> {
  const name = nameIn(url);
  const unfinished = `${name}_unfinished`;
  await connected(withDatabase(url, 'postgres'), async (admin) => {
    await admin
      .query(`drop database if exists ${quoted(unfinished)} with (force)`)
      .catch(refuseWithoutRight(name));
    await admin.query(`create database ${quoted(unfinished)}`).catch(refuseWithoutRight(name));
    const unfinishedUrl = withDatabase(url, unfinished);
    await migrated(unfinishedUrl);
    if (demo) await townInPlace(unfinishedUrl);
    await admin.query(`alter database ${quoted(unfinished)} rename to ${quoted(name)}`);
  });
}

function refuseWithoutRight(name: string) {
  return (error: unknown): never => {
    if (codeOf(error) !== '42501') throw error;
    throw new Refusal(
      `There is no database "${name}" and this user may not create it; create it as an administrator and start again.`,
    );
  };
}

export async function migrated(url: string): Promise<void> {
  await step(
    'Bringing the schema up to date',
    async () => {
      const applied = await migrate(url).catch(refuseOther);
      return applied.length > 0 ? `${applied.length} migrations` : '';
    },
    { quietBelowMs: 2_000 },
  );
}

function refuseOther(error: unknown): never {
  const changed = error instanceof Error && /was changed after it was applied/.test(error.message);
  if (error instanceof NewerDatabase || changed) throw new Refusal(error.message);
  if (codeOf(error) === '53100')
    throw new Refusal('The disk of the database is full; free some space and start again.');
  throw error;
}

const building = 'the demo town is being built';
const complete = 'holds the demo town';

/** Marks the database before and after, so that a half-built town in a database we did not create is noticed. */
export async function townInPlace(url: string): Promise<void> {
  await connected(url, (client) => client.query(`comment on schema platform is '${building}'`));
  await step('Building the demo town', () => buildTown(url));
  await connected(url, (client) => client.query(`comment on schema platform is '${complete}'`));
}

async function townAccounts(client: pg.Client): Promise<DemoAccount[]> {
  const { rows } = await client.query(
    `select obj_description('platform'::regnamespace, 'pg_namespace') as said`,
  );
  if (rows[0].said === building) {
    throw new Refusal(
      'The demo town in this database was not finished; empty it with npm run db reset and start again.',
    );
  }
  if (rows[0].said !== complete) return [];
  if (process.env.JISHI_MODE === 'production') {
    throw new Refusal(
      'This database holds the demo town, whose operators everybody knows; give production a database of its own.',
    );
  }
  return accountsOfTown();
}
