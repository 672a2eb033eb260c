// Deleting `for update` in lockOwners must make "two owners leaving at once" fail; lockPerson in openShop, "one waiting shop".
import { expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import type { Id } from '../../../platform/ids.ts';
import {
  addStaff,
  approveShop,
  openShop,
  rejectShop,
  removeStaff,
  shopsByIds,
  staffWith,
  suspendShop,
} from '../index.ts';
import { resubmitShop } from '../decide-shop.ts';
import { changeShop } from '../change-shop.ts';
import { changeRole } from '../staff.ts';
import { apples, makePerson, refusal, warm } from './make.ts';

const database = await testDatabase();
const { db, transact } = database;
let made = 0;
async function makeShop() {
  const { personId: ownerId } = await makePerson(database, '老李');
  const shopId = await transact((tx) => openShop(tx, { ownerId, ...apples, name: { zh: `店铺 ${++made}` } }));
  return { ownerId, shopId };
}
const stateOf = async (shopId: Id<'shop'>) => (await shopsByIds(db, [shopId])).get(shopId)!.state;

test('a shop waits, is decided, and may ask again', async () => {
  const { shopId } = await makeShop();
  const by = { shopId, actorId: null };
  expect(await stateOf(shopId)).toBe('pending');
  await transact((tx) => rejectShop(tx, { ...by, reason: '资料不清晰' }));
  expect(await refusal(transact((tx) => approveShop(tx, by)))).toBe('identity.shop_state');
  await transact((tx) => resubmitShop(tx, by));
  await transact((tx) => approveShop(tx, by));
  await transact((tx) => suspendShop(tx, { ...by, reason: '售假' }));
  expect(await refusal(transact((tx) => rejectShop(tx, { ...by, reason: 'x' })))).toBe('identity.shop_state');
  await transact((tx) => approveShop(tx, by));
  expect(await stateOf(shopId)).toBe('approved');
  const { rows } = await database.pool.query(
    'select action from platform.audit_log where shop_id = $1 order by audit_id',
    [shopId],
  );
  expect(rows.map(({ action }) => action.replace('identity.shop_', ''))).toEqual([
    'rejected',
    'submitted',
    'approved',
    'suspended',
    'approved',
  ]);
});

test('one waiting shop a person, also when opened eight times at once', async () => {
  await warm(database);
  for (let round = 0; round < 5; round++) {
    const { personId: ownerId } = await makePerson(database);
    const open = () => transact((tx) => openShop(tx, { ownerId, ...apples, name: { zh: `同时 ${++made}` } }));
    const opened = await Promise.allSettled(Array.from({ length: 8 }, open));
    expect(opened.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  }
});

test('two names that look alike are one name, and a changed name is free again', async () => {
  const { shopId, ownerId } = await makeShop();
  const other = await makeShop();
  const rename = (id: Id<'shop'>, zh: string) =>
    transact((tx) => changeShop(tx, id, { name: { zh } }, ownerId));
  await rename(shopId, '洛川 Apple');
  expect(await refusal(rename(other.shopId, 'ＡＰＰＬＥ'.replace(/^/, '洛川')))).toBe(
    'identity.shop_name_taken',
  );
  await rename(shopId, '换了名字');
  await rename(other.shopId, '洛川apple');
});

test('roles say who is told what', async () => {
  const { shopId, ownerId } = await makeShop();
  const [{ personId: clerk }, { personId: packer }] = [
    await makePerson(database),
    await makePerson(database),
  ];
  await transact((tx) => addStaff(tx, { shopId, personId: clerk, role: 'clerk', actorId: ownerId }));
  await transact((tx) => addStaff(tx, { shopId, personId: packer, role: 'warehouse', actorId: ownerId }));
  expect(new Set(await staffWith(db, shopId, 'orders.ship'))).toEqual(new Set([ownerId, packer]));
  expect(
    await refusal(
      transact((tx) => addStaff(tx, { shopId, personId: clerk, role: 'owner', actorId: ownerId })),
    ),
  ).toBe('identity.already_staff');
});

test('the last owner stays: not removed, not made a clerk', async () => {
  const { shopId, ownerId } = await makeShop();
  const post = { shopId, personId: ownerId, actorId: ownerId };
  expect(await refusal(transact((tx) => removeStaff(tx, post)))).toBe('identity.last_owner');
  expect(await refusal(transact((tx) => changeRole(tx, { ...post, role: 'clerk' })))).toBe(
    'identity.last_owner',
  );
});

test('two owners leaving at once: one stays', async () => {
  for (let round = 0; round < 5; round++) {
    const { shopId, ownerId } = await makeShop();
    const { personId } = await makePerson(database);
    await transact((tx) => addStaff(tx, { shopId, personId, role: 'owner', actorId: ownerId }));
    const left = await Promise.allSettled(
      [ownerId, personId].map((each) =>
        transact((tx) => removeStaff(tx, { shopId, personId: each, actorId: each })),
      ),
    );
    expect(left.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  }
});
