// Deleting lockPerson in addAddress must make "twenty, also at once" and "one default" fail.
import { expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { toWire, type Id } from '../../../platform/ids.ts';
import {
  addAddress,
  addressesOf,
  addressOf,
  openAddresses,
  sealedAddressesOf,
  sealedAddressOf,
} from '../index.ts';
import { changeAddress, deleteAddress } from '../addresses.ts';
import { makePerson, refusal, wenSanRoad } from './make.ts';

const database = await testDatabase();
const { db } = database;
const add = (buyerId: Id<'person'>, more: object = {}) =>
  database.transact((tx) => addAddress(tx, { buyerId, ...wenSanRoad, ...more }));

test('the first address is the default, and there is always one', async () => {
  const { personId: buyerId } = await makePerson(database);
  const home = await add(buyerId);
  const work = await add(buyerId, { detail: '滨江区网商路 699 号' });
  expect((await addressesOf(db, buyerId)).map(({ addressId, isDefault }) => [addressId, isDefault])).toEqual([
    [home, true],
    [work, false],
  ]);
  await database.transact((tx) =>
    changeAddress(tx, { buyerId, addressId: work, ...wenSanRoad, isDefault: true }),
  );
  await database.transact((tx) =>
    changeAddress(tx, { buyerId, addressId: work, ...wenSanRoad, isDefault: false }),
  );
  expect((await addressOf(db, buyerId, work)).isDefault).toBe(true);
  await database.transact((tx) => deleteAddress(tx, buyerId, work));
  expect((await addressOf(db, buyerId, home)).isDefault).toBe(true);
});

test('twenty, also at once, and one default among them', async () => {
  const { personId: buyerId } = await makePerson(database);
  const added = await Promise.allSettled(Array.from({ length: 24 }, () => add(buyerId, { isDefault: true })));
  expect(added.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
  const addresses = await addressesOf(db, buyerId);
  expect(addresses).toHaveLength(20);
  expect(addresses.filter(({ isDefault }) => isDefault)).toHaveLength(1);
});

test("someone else's address is not found", async () => {
  const [{ personId: xiaoman }, { personId: guli }] = [
    await makePerson(database),
    await makePerson(database, '古丽'),
  ];
  const addressId = await add(xiaoman);
  expect(await refusal(addressOf(db, guli, addressId))).toBe('platform.not_found');
  expect(await refusal(sealedAddressOf(db, guli, addressId))).toBe('platform.not_found');
  expect(await refusal(database.transact((tx) => deleteAddress(tx, guli, addressId)))).toBe(
    'platform.not_found',
  );
});

test('nothing personal is readable in the database', async () => {
  const { personId: buyerId, phone } = await makePerson(database);
  await add(buyerId, { recipient: '独一无二', phone: '13711112222', detail: '某某路九百九十九号' });
  const tables = await database.pool.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('identity', 'platform')`,
  );
  for (const { name } of tables.rows) {
    const { rows } = await database.pool.query<{ row: string }>(`select t::text as row from ${name} t`);
    const all = rows.map(({ row }) => row).join('\n');
    for (const personal of [
      '独一无二',
      '13711112222',
      '某某路',
      phone,
      Buffer.from('独一无二').toString('hex'),
    ]) {
      expect(all, `${personal} in ${name}`).not.toContain(personal);
    }
  }
});

test('an address kept on an order opens until the buyer is erased', async () => {
  const { personId: buyerId } = await makePerson(database);
  const kept = await sealedAddressOf(db, buyerId, await add(buyerId));
  expect(await openAddresses(db, [kept, kept])).toEqual([wenSanRoad, wenSanRoad]);
  await database.pool.query(
    'update identity.personal_data set wrapped_key = null, phone = null where person_id = $1',
    [buyerId],
  );
  expect(await openAddresses(db, [kept])).toEqual([null]);
});

test('the ids of a buyer’s addresses carry the buyer’s shard', async () => {
  const { personId: buyerId } = await makePerson(database);
  expect(toWire('address', await add(buyerId)).slice(-4)).toBe(toWire('person', buyerId).slice(-4));
});

test("asked together, everybody gets their own addresses and nobody somebody else's", async () => {
  const [{ personId: owner }, { personId: stranger }] = [
    await makePerson(database),
    await makePerson(database),
  ];
  const addressId = await add(owner);
  const found = await sealedAddressesOf(db, [
    { buyerId: stranger, addressId },
    { buyerId: owner, addressId },
  ]);
  expect(found[0]).toBeUndefined();
  expect(found[1]).toMatchObject({ buyerId: owner, regionCode: wenSanRoad.regionCode });
});
