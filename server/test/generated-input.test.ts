import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { contracts } from '../src/contracts.ts';
import { openModules } from '../src/house.ts';
import { cursorOut } from '../src/platform/paging.ts';
import type { RouteContract } from '../src/platform/contract.ts';
import { testApp } from './app.ts';
import { makeCast } from './authorisation/cast.ts';
import { answerFor, rightOf, roles } from './authorisation/roles.ts';
import { testDatabase } from './database.ts';
import { nastyFor, nastyTexts, validFor } from './generated-input/arbitrary.ts';

/** Every endpoint takes whatever is thrown at it: never a 5xx, and a refusal changes nothing. */
const database = await testDatabase();
const { app } = testApp(database, openModules);
const cast = await makeCast(database);
const routes = Object.entries(contracts as Readonly<Record<string, RouteContract>>);
const runs = Number(process.env.JISHI_GENERATED_RUNS ?? 12);

// Counting what was tried is the point of these, so a refusal may write them.
const counted = new Set([
  'identity.codes',
  'identity.code_requests',
  'identity.sign_in_attempts',
  'catalog.searches',
]);

/** One plan, made once: some 400 endpoints ask thousands of times how many rows each of some 150 tables has. */
const counting = await (async () => {
  const { rows: tables } = await sql<{ name: string }>`
    select table_schema || '.' || table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'graphile_worker') order by 1`.execute(
    database.db,
  );
  const counts = tables
    .filter(({ name }) => !counted.has(name))
    .map(({ name }) => `select '${name}' as name, count(*)::int as rows from ${name}`);
  return { name: 'rows-stored', text: counts.join(' union all ') };
})();
const counter = new pg.Client({
  connectionString: database.pool.options.connectionString,
  options: '-c jit=off -c max_parallel_workers_per_gather=0 -c plan_cache_mode=force_generic_plan',
});
await counter.connect();
afterAll(() => counter.end());

let lastStored: { written: string; rows: string } | undefined;

/** Nothing is counted again as long as no transaction wrote anything: only one that writes is given a number. */
async function rowsStored(): Promise<string> {
  const written = async () =>
    (await counter.query<{ next: string }>('select pg_snapshot_xmax(pg_current_snapshot())::text as next'))
      .rows[0]!.next;
  const now = await written();
  if (lastStored?.written !== now)
    lastStored = { written: now, rows: JSON.stringify((await counter.query(counting)).rows) };
  return lastStored.rows;
}

type Sent = { params: Record<string, unknown>; query: Record<string, unknown>; body: unknown };

async function send(
  route: string,
  contract: RouteContract,
  token: string | undefined,
  { params, query, body }: Sent,
) {
  const [method, path] = route.split(' ') as ['POST', string];
  const filled = path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(
      wellFormed(name === 'shopId' && contract.access.who === 'shop' ? cast.shopId : params[name]),
    ),
  );
  const queryText = new URLSearchParams(
    Object.entries(query).map(([name, value]): [string, string] => [name, wellFormed(value)]),
  ).toString();
  const hasBody = contract.body !== undefined && !contract.multipart && !contract.rawBody;
  return app.inject({
    method,
    url: `/api${filled}${queryText && `?${queryText}`}`,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(contract.idempotent ? { 'idempotency-key': randomUUID() } : {}),
      ...(hasBody ? { 'content-type': 'application/json' } : {}),
    },
    ...(hasBody ? { payload: JSON.stringify(body) ?? 'null' } : {}),
  });
}

const wellFormed = (value: unknown) => String(value ?? '').toWellFormed();
const partOf = (schema: unknown, make: (schema: never) => fc.Arbitrary<unknown>) =>
  schema ? make(schema as never) : fc.constant({});
const asRecord = (value: unknown) =>
  (value !== null && typeof value === 'object' ? value : {}) as Record<string, unknown>;

/** No provider of payments is there in this test; to say so is the right answer. */
const awayHere = ({ statusCode, body }: { statusCode: number; body: string }) =>
  statusCode === 503 && body.includes('payments.provider_unavailable');

describe.each(routes)('%s', (route, contract) => {
  const role = roles.find((each) => answerFor(contract, each) === 'yes') ?? 'anonymous';
  const tokenFor = () => cast.signIn(role, rightOf(contract));

  it('answers what its schema allows without a 5xx', async () => {
    const token = await tokenFor();
    const input = fc.record({
      params: partOf(contract.params, validFor),
      query: partOf(contract.query, validFor),
      body: partOf(contract.body, validFor),
    });
    await fc.assert(
      fc.asyncProperty(input, async (sent) => {
        const answer = await send(route, contract, token, {
          params: asRecord(sent.params),
          query: asRecord(sent.query),
          body: sent.body,
        });
        if (!awayHere(answer)) expect(answer.statusCode, answer.body).toBeLessThan(500);
      }),
      { numRuns: runs },
    );
  });

  it('refuses what is wrong in one place, and changes nothing', async () => {
    const token = await tokenFor();
    const input = fc.record({
      params: partOf(contract.params, nastyFor),
      query: partOf(contract.query, nastyFor),
      body: partOf(contract.body, nastyFor),
    });
    let before = await rowsStored();
    await fc.assert(
      fc.asyncProperty(input, async (sent) => {
        const answer = await send(route, contract, token, {
          params: asRecord(sent.params),
          query: asRecord(sent.query),
          body: sent.body,
        });
        if (awayHere(answer)) {
          before = await rowsStored();
          return;
        }
        expect(answer.statusCode, answer.body).toBeLessThan(500);
        if (answer.statusCode >= 400) {
          expect(answer.headers['content-type']).toContain('application/problem+json');
          expect(answer.json()).toMatchObject({
            code: expect.stringMatching(/^[a-z]+\.[a-z_]+$/),
            detail: expect.any(String),
          });
          expect(await rowsStored()).toBe(before);
        } else before = await rowsStored();
      }),
      { numRuns: runs },
    );
  });
});

describe('a page marker somebody made up', () => {
  const paged = routes.filter(([, { query }]) => 'cursor' in asRecord(asRecord(query).properties));
  const anywhere = '00000000-0000-7000-8000-000000000001';
  const madeUp = [
    ['x'],
    [anywhere],
    ['x', 'y'],
    ['2026-01-01T00:00:00.000Z', 'y'],
    ['2026-13-41T00:00:00.000Z', anywhere],
    [1e300, anywhere],
    ['all', 1.5, anywhere],
    ['x', 'y', 'z'],
    [1e12, '2026-01-01T00:00:00.000Z', anywhere],
    [1, 1, 0.5],
    [1, 1, -1],
    [1, 1, 1e15],
  ];
  it.each(paged)('%s refuses it or begins somewhere', async (route, contract) => {
    const role = roles.find((each) => answerFor(contract, each) === 'yes') ?? 'anonymous';
    const token = await cast.signIn(role, rightOf(contract));
    const [params] = fc.sample(partOf(contract.params, validFor), 1);
    for (const key of madeUp) {
      const query = { cursor: cursorOut(key) };
      const answer = await send(route, contract, token, { params: asRecord(params), query, body: undefined });
      expect(answer.statusCode, `${JSON.stringify(key)}: ${answer.body}`).toBeLessThan(500);
    }
  });
});

describe('text', () => {
  const readers = routes.filter(([, contract]) => contract.query && contract.access.who === 'anyone');
  it.each(readers)('%s takes SQL and query syntax in every parameter', async (route, contract) => {
    const names = Object.keys((contract.query as unknown as { properties: object }).properties);
    for (const name of names) {
      for (const text of nastyTexts) {
        const answer = await send(route, contract, undefined, {
          params: {},
          query: { [name]: text },
          body: undefined,
        });
        expect(answer.statusCode, `${name}=${text}: ${answer.body}`).toBeLessThan(500);
      }
    }
  });
});
