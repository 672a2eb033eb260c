import Fastify from 'fastify';
import { describe, expect, test } from 'vitest';
import { contracts } from '../src/contracts.ts';
import { openModules } from '../src/house.ts';
import type { RouteContract } from '../src/platform/contract.ts';
import { testApp } from './app.ts';
import { makeCast } from './authorisation/cast.ts';
import { matrixPage } from './authorisation/matrix.ts';
import { answerFor, rightOf, roles, type Role } from './authorisation/roles.ts';
import { testDatabase } from './database.ts';

/** What modules serve beside their contracts, and for whom. A page that is not named here fails. */
const pages: Record<string, string> = {
  '/api/uploads': 'creator',
  '/api/uploads/*': 'creator; another creator’s upload is not found',
  '/api/events': 'member; each hears what is theirs, staff of their shop, operators with failures',
  '/local-alipay/*': 'anyone: stands in for Alipay’s own servers and pages, outside of the shop',
  '/local-wechat-pay/*': 'anyone: stands in for WeChat Pay’s own servers and pages, outside of the shop',
  '/local-bank/*': 'anyone with the payment’s address: the bank’s own page, outside of the shop',
};

const database = await testDatabase();
const served = testApp(database, openModules);
const cast = await makeCast(database);
const registered = new Map<string, RouteContract>(
  served.modules.flatMap(({ routes }) => routes ?? []).map(({ key, contract }) => [key, contract]),
);
const known: Readonly<Record<string, RouteContract>> = contracts;

test('every route of every contract is served, and nothing else is', () => {
  expect([...registered.keys()].toSorted()).toEqual(Object.keys(known).toSorted());
});

test('the matrix page is up to date and names every route', async () => {
  await expect(matrixPage(known, pages)).toMatchFileSnapshot('../../docs/authorisation.md');
});

test('every page beside the contracts is named, with whom it is for', async () => {
  const found = new Set<string>();
  const bare = Fastify();
  bare.addHook('onRoute', ({ url }) => void found.add(url));
  for (const module of served.modules)
    for (const add of [module.pages, module.streams])
      if (add) void bare.register(async (scope) => add(scope));
  await bare.ready();
  await bare.close();
  const covered = (url: string) =>
    Object.keys(pages).some((path) =>
      path.endsWith('*') ? url.startsWith(path.slice(0, -1)) : url === path,
    );
  expect([...found].filter((url) => !covered(url))).toEqual([]);
});

test.each([
  ['anonymous', 401],
  ['member', 403],
  ['owner', 403],
] as const)('uploads refuse a %s', async (role, status) => {
  const token = await cast.signIn(role, undefined);
  for (const route of ['POST /uploads', 'HEAD /uploads/x', 'PATCH /uploads/x', 'DELETE /uploads/x']) {
    expect(
      (await served.call(route, { ...(token ? { token } : {}), headers: { 'tus-resumable': '1.0.0' } }))
        .status,
      route,
    ).toBe(status);
  }
});

const refusals = new Set([
  'platform.sign_in_needed',
  'platform.creator_needed',
  'platform.permission_needed',
  'platform.second_factor_needed',
]);

describe('what the server answers', () => {
  test.each([...registered])('%s', async (key, contract) => {
    const right = rightOf(contract);
    for (const role of roles) {
      const token = await cast.signIn(role, right);
      const answer = await served.call(withIds(key, contract), {
        ...(token ? { token } : {}),
        ...(contract.body ? { body: {} } : {}),
      });
      const told = `${role}: ${answer.status} ${JSON.stringify(answer.body)}`;
      const expected = answerFor(contract, role);
      if (expected === 'yes') {
        expect(answer.status, told).toBeLessThan(500);
        expect(refusals.has(answer.body?.code), told).toBe(false);
      } else {
        expect(answer.status, told).toBe(expected);
      }
    }
  });
});

test('in production nobody finds what is there for development', async () => {
  const production = testApp(database, openModules, { development: false });
  const routes = [...registered].filter(([, { access }]) => access.who === 'development');
  expect(routes.length).toBeGreaterThan(0);
  for (const [key, contract] of routes) {
    for (const role of ['anonymous', 'operator'] satisfies Role[]) {
      expect(answerFor(contract, role, false)).toBe(404);
      const token = await cast.signIn(role, undefined);
      expect((await production.call(withIds(key, contract), token ? { token } : {})).status).toBe(404);
    }
  }
});

/** The cast's shop, and for the rest ids of the right kind that nothing has. */
function withIds(key: string, { params }: RouteContract): string {
  const { properties = {} } = (params ?? {}) as { properties?: Record<string, { pattern?: string }> };
  return key.replace(/:(\w+)/g, (_, name: string) => {
    const prefix = /^\^([a-z]{3})_/.exec(properties[name]?.pattern ?? '')?.[1];
    return name === 'shopId' ? cast.shopId : prefix ? `${prefix}_${'0'.repeat(31)}1` : 'none';
  });
}
