import { expect, test } from 'vitest';
import { testApp } from '../../../../test/app.ts';
import { testDatabase } from '../../../../test/database.ts';
import { audit } from '../../../platform/audit.ts';
import { at } from '../../../platform/clock.ts';
import { newId, toWire } from '../../../platform/ids.ts';
import { grantOperator, openSession, signUp } from '../../identity/index.ts';
import { openOperations } from '../module.ts';

const database = await testDatabase();
const { call } = testApp(database, [openOperations]);

const [actorId, token] = await database.transact(async (tx) => {
  const personId = await signUp(tx, { phone: '13800000900', nickname: '陈运营' });
  await grantOperator(tx, { personId, permissions: ['audit'] });
  return [personId, (await openSession(tx, personId, { factorPassed: true })).token] as const;
});
const shopId = newId('shop');
const subject = toWire('shop', shopId);
for (const [day, action] of [
  ['01', 'identity.shop_approved'],
  ['02', 'catalog.product_approved'],
  ['03', 'identity.shop_suspended'],
] as const) {
  await at(new Date(`2026-10-${day}T00:00:00Z`), () =>
    database.transact((tx) => audit(tx, { actorId, action, subject, shopId, details: { day } })),
  );
}
const actions = async (query: string) =>
  (await call(`GET /operations/audit-log?subject=${subject}${query}`, { token })).body.items.map(
    ({ action }: { action: string }) => action,
  );

test.each([
  ['', ['identity.shop_suspended', 'catalog.product_approved', 'identity.shop_approved']],
  ['&action=identity.', ['identity.shop_suspended', 'identity.shop_approved']],
  ['&from=2026-10-02T00:00:00Z', ['identity.shop_suspended', 'catalog.product_approved']],
  ['&to=2026-10-02T00:00:00Z', ['identity.shop_approved']],
  [`&shopId=${toWire('shop', newId('shop'))}`, []],
  [
    `&actorId=${toWire('person', actorId)}&shopId=${subject}`,
    ['identity.shop_suspended', 'catalog.product_approved', 'identity.shop_approved'],
  ],
])('filtered by %s', async (query, expected) => expect(await actions(query)).toEqual(expected));

test('who did it is named, and pages meet', async () => {
  const first = (await call(`GET /operations/audit-log?subject=${subject}&limit=2`, { token })).body;
  expect(first.items[0]).toMatchObject({
    actor: { nickname: '陈运营' },
    shopId: subject,
    details: { day: '03' },
  });
  const second = (
    await call(`GET /operations/audit-log?subject=${subject}&limit=2&cursor=${first.next}`, { token })
  ).body;
  expect(second).toMatchObject({ items: [{ action: 'identity.shop_approved' }], next: null });
});
