import { expect, test } from 'vitest';
import { testApp } from '../../../../test/app.ts';
import { testDatabase } from '../../../../test/database.ts';
import { toWire } from '../../../platform/ids.ts';
import { openIdentity } from '../module.ts';
import { apples, makeOperator, makePerson, newPhone, signInAs, wenSanRoad } from './make.ts';

const database = await testDatabase();
const served = testApp(database, [openIdentity]);
const { call } = served;

test('an address book of one’s own', async () => {
  const [{ token }, guli] = [await makePerson(database), await makePerson(database)];
  const added = await call('POST /me/addresses', { token, body: wenSanRoad });
  expect(added).toMatchObject({ status: 201, body: { ...wenSanRoad, isDefault: true } });
  const path = `/me/addresses/${added.body.addressId}`;
  expect((await call(`PUT ${path}`, { token: guli.token, body: wenSanRoad })).status).toBe(404);
  expect((await call(`DELETE ${path}`, { token: guli.token })).status).toBe(404);
  expect((await call(`PUT ${path}`, { token, body: { ...wenSanRoad, phone: '12345' } })).status).toBe(400);
  expect(
    (await call(`PUT ${path}`, { token, body: { ...wenSanRoad, recipient: '小满妈妈' } })).body.recipient,
  ).toBe('小满妈妈');
  expect((await call(`DELETE ${path}`, { token })).status).toBe(204);
  expect((await call('GET /me/addresses', { token })).body.items).toEqual([]);
});

test('a shop from opening to approval, with staff', async () => {
  const [owner, outsider, operator] = [
    await makePerson(database, '老李'),
    await makePerson(database),
    await makeOperator(database),
  ];
  const { body: shop } = await call('POST /shops', { token: owner.token, body: apples });
  const path = `/shops/${shop.shopId}`;
  expect(
    (await call('POST /shops', { token: owner.token, body: { ...apples, name: { zh: '第二家' } } })).body
      .code,
  ).toBe('identity.shop_pending');
  expect((await call(`GET ${path}/staff`, { token: outsider.token })).status).toBe(404);
  expect((await call('GET /operations/shops?state=pending', { token: owner.token })).status).toBe(404);
  const { items } = (await call('GET /operations/shops?state=pending', { token: operator.token })).body;
  const one = `GET /operations/shops/${shop.shopId}`;
  expect((await call(one, { token: operator.token })).body).toEqual(items[0]);
  expect((await call(one, { token: owner.token })).status).toBe(404);
  expect(items).toMatchObject([
    { shopId: shop.shopId, score: null, owners: [{ nickname: '老李' }], staffCount: 1 },
  ]);
  expect((await call(`POST /operations${path}/approval`, { token: operator.token })).body.state).toBe(
    'approved',
  );

  const clerk = await makePerson(database, '小张');
  const hired = await call(`POST ${path}/staff`, {
    token: owner.token,
    body: { phone: clerk.phone, role: 'clerk' },
  });
  // Whoever adds a phone does not learn whose it is.
  const masked = `${clerk.phone.slice(0, 3)}****${clerk.phone.slice(-4)}`;
  expect(hired).toMatchObject({ status: 201, body: { nickname: masked, avatarUrl: null, role: 'clerk' } });
  expect((await call(`GET ${path}/staff`, { token: clerk.token })).body.items).toHaveLength(2);
  expect(
    (await call(`POST ${path}/staff`, { token: clerk.token, body: { phone: newPhone(), role: 'owner' } }))
      .body.code,
  ).toBe('platform.permission_needed');
  expect((await call(`PATCH ${path}/profile`, { token: clerk.token, body: { kind: 'maker' } })).status).toBe(
    403,
  );
  expect(
    (
      await call(`PATCH ${path}/staff/${hired.body.personId}`, {
        token: owner.token,
        body: { role: 'manager' },
      })
    ).body.role,
  ).toBe('manager');
  // A role counts at once, although callers are remembered for a few seconds.
  expect(
    (await call(`PATCH ${path}/profile`, { token: clerk.token, body: { kind: 'maker' } })).body.kind,
  ).toBe('maker');
  expect((await call(`DELETE ${path}/staff/${hired.body.personId}`, { token: owner.token })).status).toBe(
    204,
  );
  expect((await call(`GET ${path}/staff`, { token: clerk.token })).status).toBe(404);
});

test('a creator profile', async () => {
  const { token } = await makePerson(database);
  expect((await call('PATCH /me/creator', { token, body: {} })).body.code).toBe('platform.creator_needed');
  const body = { name: { zh: '洛川老李', en: 'Lao Li of Luochuan' }, bio: { zh: '种了三十年苹果' } };
  expect((await call('POST /creators', { token, body })).body).toMatchObject({
    name: body.name,
    bio: { zh: '种了三十年苹果', en: '种了三十年苹果' },
  });
  expect((await call('POST /creators', { token, body })).body.code).toBe('identity.creator_exists');
  expect(
    (await call('PATCH /me/creator', { token, body: { avatarKey: 'pictures/ab/abcd.webp' } })).body.avatarUrl,
  ).toBe('/media/pictures/ab/abcd.webp');
  expect((await call('PATCH /me/creator', { token, body: { avatarKey: '../../etc/passwd' } })).status).toBe(
    400,
  );
});

test('operators find people and suspend them; their sessions end at once', async () => {
  const [operator, person] = [await makeOperator(database), await makePerson(database, '阿强')];
  const { token } = operator;
  const found = (await call(`GET /operations/people?q=${person.phone}`, { token })).body.items;
  expect(found).toMatchObject([{ nickname: '阿强', state: 'active' }]);
  expect(JSON.stringify(found)).not.toContain(person.phone);
  expect((await call(`GET /operations/people?q=${person.phone.slice(0, 7)}`, { token })).body.items).toEqual(
    [],
  );
  const path = `/operations/people/${found[0].personId}`;
  expect((await call('GET /me', { token: person.token })).status).toBe(200);
  expect((await call(`POST ${path}/suspension`, { token, body: { reason: '刷单' } })).body.state).toBe(
    'suspended',
  );
  expect((await call('GET /me', { token: person.token })).status).toBe(401);
  expect((await signInAs(served, person.phone)).body).toMatchObject({
    code: 'identity.person_suspended',
    details: { reason: '刷单' },
  });
  expect((await call(`DELETE ${path}/suspension`, { token })).body).toMatchObject({
    state: 'active',
    reason: null,
  });
  expect((await signInAs(served, person.phone)).status).toBe(201);
  const me = toWire('person', operator.personId);
  expect(
    (await call(`POST /operations/people/${me}/suspension`, { token, body: { reason: 'self' } })).body.code,
  ).toBe('identity.person_is_operator');
  expect((await call(`GET ${path}`, { token })).body).toMatchObject({ sessionCount: 1, shops: [] });
});

test('pages follow each other without a gap, and a tampered cursor is refused', async () => {
  const { token } = await makeOperator(database);
  const seen: string[] = [];
  for (let cursor = ''; ;) {
    const { body } = await call(`GET /operations/people?limit=3${cursor && `&cursor=${cursor}`}`, { token });
    seen.push(...body.items.map(({ personId }: { personId: string }) => personId));
    if (body.next === null) break;
    cursor = body.next;
  }
  const { rows } = await database.pool.query('select count(*)::int as all from identity.people');
  expect(new Set(seen).size).toBe(rows[0].all);
  for (const key of [
    ['x', 'y'],
    ['2026-01-01', "'; drop table"],
    [1],
    ['-271821-04-20T00:00:00Z', '00000000-0000-7000-8000-000000000000'],
  ]) {
    const cursor = Buffer.from(JSON.stringify(key)).toString('base64url');
    expect((await call(`GET /operations/people?cursor=${cursor}`, { token })).body.code).toBe(
      'platform.bad_cursor',
    );
  }
});

test('half a character is refused before it reaches the database', async () => {
  const [{ token }, person] = [await makeOperator(database), await makePerson(database)];
  const path = `POST /operations/people/${toWire('person', person.personId)}/suspension`;
  const refused = await call(path, { token, body: { reason: 'spam \ud800 and more' } });
  expect([refused.status, refused.body.code]).toEqual([400, 'platform.invalid_request']);
});
