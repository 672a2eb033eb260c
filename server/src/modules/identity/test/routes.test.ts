import { generateSync } from 'otplib';
import { expect, test } from 'vitest';
import { testApp } from '../../../../test/app.ts';
import { testDatabase } from '../../../../test/database.ts';
import { toWire } from '../../../platform/ids.ts';
import { addStaff, approveShop, enrolSecondFactor, grantOperator, openSession, openShop } from '../index.ts';
import { openIdentity } from '../module.ts';
import { apples, makePerson, newPhone, wenSanRoad } from './make.ts';

const database = await testDatabase();
const { call, app } = testApp(database, [openIdentity]);

async function signInAs(phone: string, headers: Record<string, string> = {}) {
  await call('POST /sign-in-codes', { body: { phone } });
  const [message] = (await call(`GET /development/inbox?phone=${phone}`)).body.items;
  return call('POST /sessions', { body: { phone, code: message.code, bearer: true }, headers });
}

async function makeOperator() {
  const person = await makePerson(database, '陈运营');
  const token = await database.transact(async (tx) => {
    await grantOperator(tx, { personId: person.personId, permissions: ['review.shops', 'people.read', 'people.suspend'] });
    return (await openSession(tx, person.personId, { factorPassed: true })).token;
  });
  return { ...person, token };
}

test('signing in by phone, with the session as a cookie', async () => {
  const phone = newPhone();
  const signedIn = await signInAs(phone, { 'user-agent': 'Mozilla/5.0 (iPhone) Safari/604.1' });
  expect(signedIn).toMatchObject({ status: 201, body: { secondFactor: 'none', me: { phoneMasked: `${phone.slice(0, 3)}****${phone.slice(-4)}` } } });
  const cookie = String(signedIn.headers['set-cookie']);
  expect(cookie).toMatch(/^jishi_session=[\w-]{64}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/);

  const byCookie = { cookie: cookie.split(';')[0]! };
  expect((await call('GET /me', { headers: byCookie })).status).toBe(200);
  expect((await call('GET /me/sessions', { headers: byCookie })).body.items).toMatchObject([{ current: true, device: 'iPhone · Safari' }]);
  expect((await call('PATCH /me', { headers: byCookie, body: { nickname: '小满' } })).body.code).toBe('platform.forgery_refused');
  expect((await call('PATCH /me', { headers: { ...byCookie, 'x-jishi': '1' }, body: { nickname: '小满' } })).body.nickname).toBe('小满');
  expect((await call('DELETE /sessions/current', { headers: { ...byCookie, 'x-jishi': '1' } })).status).toBe(204);
  expect((await call('GET /me', { headers: byCookie })).body.code).toBe('platform.sign_in_needed');
});

test('asking for a code answers alike whether anybody has the phone', async () => {
  const { phone } = await makePerson(database);
  const known = await call('POST /sign-in-codes', { body: { phone } });
  const unknown = await call('POST /sign-in-codes', { body: { phone: newPhone() } });
  expect([known.status, known.body]).toEqual([202, unknown.body]);
  const [a, b] = await Promise.all([phone, newPhone()].map((each) => call('POST /sessions', { body: { phone: each, code: '123456' } })));
  expect([a!.status, a!.body.code, a!.body.detail]).toEqual([b!.status, b!.body.code, b!.body.detail]);
});

test('who owes a second factor opens nothing until it is given', async () => {
  const { personId, phone } = await makePerson(database, '陈运营');
  const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
  await database.transact(async (tx) => {
    await grantOperator(tx, { personId, permissions: ['people.read'] });
    await enrolSecondFactor(tx, personId, secret);
  });
  const { body } = await signInAs(phone);
  expect(body).toMatchObject({ secondFactor: 'due', me: null });
  const { token } = body;
  for (const route of ['GET /me', 'GET /me/addresses', 'GET /operations/people']) expect((await call(route, { token })).status).toBe(401);
  expect((await call('POST /sessions/current/second-factor', { token, body: { code: '000000' } })).body.code).toBe('identity.second_factor_wrong');
  const passed = await call('POST /sessions/current/second-factor', { token, body: { code: generateSync({ secret }) } });
  expect(passed.body).toMatchObject({ operatorPermissions: ['people.read'], secondFactor: { enrolled: true, required: true, passed: true } });
  expect((await call('GET /operations/people', { token })).status).toBe(200);
});

test('an operator without a second factor is led to set one up', async () => {
  const { personId, phone } = await makePerson(database);
  await database.transact((tx) => grantOperator(tx, { personId, permissions: ['people.read'] }));
  const { token, secondFactor, me } = (await signInAs(phone)).body;
  expect([secondFactor, me.secondFactor]).toEqual(['enrolment_due', { enrolled: false, required: true, passed: false, recoveryCodesLeft: 0 }]);
  expect((await call('GET /operations/people', { token })).body.code).toBe('platform.second_factor_needed');
  const { secret } = (await call('POST /me/second-factor', { token })).body;
  const confirmed = await call('POST /me/second-factor/confirmation', { token, body: { code: generateSync({ secret }) } });
  expect(confirmed.body.recoveryCodes).toHaveLength(10);
  expect((await call('GET /operations/people', { token })).status).toBe(200);
  expect((await call('DELETE /me/second-factor', { token, body: { code: confirmed.body.recoveryCodes[0] } })).body.code).toBe('identity.second_factor_required');
});

test('sessions are listed and ended, only one’s own', async () => {
  const xiaoman = await makePerson(database);
  const guli = await makePerson(database, '古丽');
  const other = await database.transact((tx) => openSession(tx, xiaoman.personId));
  const path = `DELETE /me/sessions/${toWire('session', other.sessionId)}`;
  expect((await call('GET /me', { token: other.token })).status).toBe(200);
  expect((await call(path, { token: guli.token })).status).toBe(404);
  expect((await call(path, { token: xiaoman.token })).status).toBe(204);
  expect((await call('GET /me', { token: other.token })).status).toBe(401);
  expect((await call('GET /me/sessions', { token: xiaoman.token })).body.items).toHaveLength(1);
});

test('an address book of one’s own', async () => {
  const [{ token }, guli] = [await makePerson(database), await makePerson(database)];
  const added = await call('POST /me/addresses', { token, body: wenSanRoad });
  expect(added).toMatchObject({ status: 201, body: { ...wenSanRoad, isDefault: true } });
  const path = `/me/addresses/${added.body.addressId}`;
  expect((await call(`PUT ${path}`, { token: guli.token, body: wenSanRoad })).status).toBe(404);
  expect((await call(`DELETE ${path}`, { token: guli.token })).status).toBe(404);
  expect((await call(`PUT ${path}`, { token, body: { ...wenSanRoad, phone: '12345' } })).status).toBe(400);
  expect((await call(`PUT ${path}`, { token, body: { ...wenSanRoad, recipient: '小满妈妈' } })).body.recipient).toBe('小满妈妈');
  expect((await call(`DELETE ${path}`, { token })).status).toBe(204);
  expect((await call('GET /me/addresses', { token })).body.items).toEqual([]);
});

test('a shop from opening to approval, with staff', async () => {
  const [owner, outsider, operator] = [await makePerson(database, '老李'), await makePerson(database), await makeOperator()];
  const { body: shop } = await call('POST /shops', { token: owner.token, body: apples });
  const path = `/shops/${shop.shopId}`;
  expect((await call('POST /shops', { token: owner.token, body: { ...apples, name: { zh: '第二家' } } })).body.code).toBe('identity.shop_pending');
  expect((await call(`GET ${path}/staff`, { token: outsider.token })).status).toBe(404);
  expect((await call('GET /operations/shops?state=pending', { token: owner.token })).status).toBe(404);
  const { items } = (await call('GET /operations/shops?state=pending', { token: operator.token })).body;
  expect(items).toMatchObject([{ shopId: shop.shopId, owners: [{ nickname: '老李' }], staffCount: 1 }]);
  expect((await call(`POST /operations${path}/approval`, { token: operator.token })).body.state).toBe('approved');

  const clerk = await makePerson(database, '小张');
  const hired = await call(`POST ${path}/staff`, { token: owner.token, body: { phone: clerk.phone, role: 'clerk' } });
  expect(hired).toMatchObject({ status: 201, body: { nickname: '小张', role: 'clerk' } });
  expect((await call(`GET ${path}/staff`, { token: clerk.token })).body.items).toHaveLength(2);
  expect((await call(`POST ${path}/staff`, { token: clerk.token, body: { phone: newPhone(), role: 'owner' } })).body.code).toBe('platform.permission_needed');
  expect((await call(`PATCH ${path}/profile`, { token: clerk.token, body: { kind: 'maker' } })).status).toBe(403);
  expect((await call(`PATCH ${path}/staff/${hired.body.personId}`, { token: owner.token, body: { role: 'manager' } })).body.role).toBe('manager');
  // A role counts at once, although callers are remembered for a few seconds.
  expect((await call(`PATCH ${path}/profile`, { token: clerk.token, body: { kind: 'maker' } })).body.kind).toBe('maker');
  expect((await call(`DELETE ${path}/staff/${hired.body.personId}`, { token: owner.token })).status).toBe(204);
  expect((await call(`GET ${path}/staff`, { token: clerk.token })).status).toBe(404);
});

test('a creator profile', async () => {
  const { token } = await makePerson(database);
  expect((await call('PATCH /me/creator', { token, body: {} })).body.code).toBe('platform.creator_needed');
  const body = { name: { zh: '洛川老李', en: 'Lao Li of Luochuan' }, bio: { zh: '种了三十年苹果' } };
  expect((await call('POST /creators', { token, body })).body).toMatchObject({ name: body.name, bio: { zh: '种了三十年苹果', en: '种了三十年苹果' } });
  expect((await call('POST /creators', { token, body })).body.code).toBe('identity.creator_exists');
  expect((await call('PATCH /me/creator', { token, body: { avatarKey: 'pictures/ab/abcd.webp' } })).body.avatarUrl).toBe('/media/pictures/ab/abcd.webp');
  expect((await call('PATCH /me/creator', { token, body: { avatarKey: '../../etc/passwd' } })).status).toBe(400);
});

test('operators find people and suspend them; their sessions end at once', async () => {
  const [operator, person] = [await makeOperator(), await makePerson(database, '阿强')];
  const { token } = operator;
  const found = (await call(`GET /operations/people?q=${person.phone}`, { token })).body.items;
  expect(found).toMatchObject([{ nickname: '阿强', state: 'active' }]);
  expect(JSON.stringify(found)).not.toContain(person.phone);
  expect((await call(`GET /operations/people?q=${person.phone.slice(0, 7)}`, { token })).body.items).toEqual([]);
  const path = `/operations/people/${found[0].personId}`;
  expect((await call('GET /me', { token: person.token })).status).toBe(200);
  expect((await call(`POST ${path}/suspension`, { token, body: { reason: '刷单' } })).body.state).toBe('suspended');
  expect((await call('GET /me', { token: person.token })).status).toBe(401);
  expect((await signInAs(person.phone)).body).toMatchObject({ code: 'identity.person_suspended', details: { reason: '刷单' } });
  expect((await call(`DELETE ${path}/suspension`, { token })).body).toMatchObject({ state: 'active', reason: null });
  expect((await signInAs(person.phone)).status).toBe(201);
  const me = toWire('person', operator.personId);
  expect((await call(`POST /operations/people/${me}/suspension`, { token, body: { reason: 'self' } })).body.code).toBe('identity.person_is_operator');
  expect((await call(`GET ${path}`, { token })).body).toMatchObject({ sessionCount: 1, shops: [] });
});

test('pages follow each other without a gap, and a tampered cursor is refused', async () => {
  const { token } = await makeOperator();
  const seen: string[] = [];
  for (let cursor = ''; ; ) {
    const { body } = await call(`GET /operations/people?limit=3${cursor && `&cursor=${cursor}`}`, { token });
    seen.push(...body.items.map(({ personId }: { personId: string }) => personId));
    if (body.next === null) break;
    cursor = body.next;
  }
  const { rows } = await database.pool.query('select count(*)::int as all from identity.people');
  expect(new Set(seen).size).toBe(rows[0].all);
  for (const key of [['x', 'y'], ['2026-01-01', "'; drop table"], [1]]) {
    const cursor = Buffer.from(JSON.stringify(key)).toString('base64url');
    expect((await call(`GET /operations/people?cursor=${cursor}`, { token })).body.code).toBe('platform.bad_cursor');
  }
});

test('my data, and its erasure', async () => {
  const person = await makePerson(database, '要走的人');
  const { token, phone } = person;
  await call('POST /me/addresses', { token, body: wenSanRoad });
  expect((await call('GET /me/export', { token })).body).toMatchObject({ phone, addresses: [wenSanRoad], sessions: [{ current: true }] });
  expect((await call('POST /me/erasure', { token, body: { code: '000000' } })).body.code).toBe('identity.code_wrong');
  await call('POST /sign-in-codes', { body: { phone } });
  const { code } = (await call(`GET /development/inbox?phone=${phone}`)).body.items[0];
  expect((await call('POST /me/erasure', { token, body: { code } })).status).toBe(204);
  expect((await call('GET /me', { token })).status).toBe(401);
  const again = await signInAs(phone);
  expect(again.body.me.personId).not.toBe(toWire('person', person.personId));
});

test('an owner hands the shop over before leaving', async () => {
  const { token, personId: ownerId, phone } = await makePerson(database);
  const heir = await makePerson(database);
  const shopId = await database.transact(async (tx) => {
    const id = await openShop(tx, { ownerId, ...apples, name: { zh: '要转让的店' } });
    await approveShop(tx, { shopId: id, actorId: null });
    return id;
  });
  await call('POST /sign-in-codes', { body: { phone } });
  const { code } = (await call(`GET /development/inbox?phone=${phone}`)).body.items[0];
  expect((await call('POST /me/erasure', { token, body: { code } })).body.code).toBe('identity.erasure_blocked');
  await database.transact((tx) => addStaff(tx, { shopId, personId: heir.personId, role: 'owner', actorId: ownerId }));
  await call(`DELETE /shops/${toWire('shop', shopId)}/staff/${toWire('person', ownerId)}`, { token });
  expect((await call('POST /me/erasure', { token, body: { code } })).status).toBe(204);
});

test('a token of someone else’s making is nobody', async () => {
  const { token } = await makePerson(database);
  const forged = token.slice(0, -2) + (token.endsWith('AA') ? 'BB' : 'AA');
  for (const each of [forged, 'x', '', token.slice(1)]) expect((await call('GET /me', { token: each || 'x' })).status).toBe(401);
  expect((await app.inject({ url: '/api/me', headers: { authorization: `Basic ${token}` } })).statusCode).toBe(401);
});
