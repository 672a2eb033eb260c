import { generateSync } from 'otplib';
import { expect, test } from 'vitest';
import { testApp } from '../../../../test/app.ts';
import { testDatabase } from '../../../../test/database.ts';
import { toWire } from '../../../platform/ids.ts';
import { addStaff, approveShop, enrolSecondFactor, grantOperator, openSession, openShop } from '../index.ts';
import { openIdentity } from '../module.ts';
import { apples, makePerson, newPhone, signInAs, wenSanRoad } from './make.ts';

const database = await testDatabase();
const served = testApp(database, [openIdentity]);
const { call } = served;

test('signing in by phone, with the session as a cookie', async () => {
  const phone = newPhone();
  const signedIn = await signInAs(served, phone, { 'user-agent': 'Mozilla/5.0 (iPhone) Safari/604.1' });
  expect(signedIn).toMatchObject({
    status: 201,
    body: { secondFactor: 'none', me: { phoneMasked: `${phone.slice(0, 3)}****${phone.slice(-4)}` } },
  });
  const cookie = String(signedIn.headers['set-cookie']);
  expect(cookie).toMatch(/^jishi_session=[\w-]{64}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/);

  const byCookie = { cookie: cookie.split(';')[0]! };
  expect((await call('GET /me', { headers: byCookie })).status).toBe(200);
  expect((await call('GET /me/sessions', { headers: byCookie })).body.items).toMatchObject([
    { current: true, device: 'iPhone · Safari' },
  ]);
  expect((await call('PATCH /me', { headers: byCookie, body: { nickname: '小满' } })).body.code).toBe(
    'platform.forgery_refused',
  );
  expect(
    (await call('PATCH /me', { headers: { ...byCookie, 'x-jishi': '1' }, body: { nickname: '小满' } })).body
      .nickname,
  ).toBe('小满');
  expect((await call('DELETE /sessions/current', { headers: { ...byCookie, 'x-jishi': '1' } })).status).toBe(
    204,
  );
  expect((await call('GET /me', { headers: byCookie })).body.code).toBe('platform.sign_in_needed');
});

test('asking for a code answers alike whether anybody has the phone', async () => {
  const { phone } = await makePerson(database);
  const known = await call('POST /sign-in-codes', { body: { phone } });
  const unknown = await call('POST /sign-in-codes', { body: { phone: newPhone() } });
  expect([known.status, known.body]).toEqual([202, unknown.body]);
  const [a, b] = await Promise.all(
    [phone, newPhone()].map((each) => call('POST /sessions', { body: { phone: each, code: '123456' } })),
  );
  expect([a!.status, a!.body.code, a!.body.detail]).toEqual([b!.status, b!.body.code, b!.body.detail]);
});

test('who owes a second factor opens nothing until it is given', async () => {
  const { personId, phone } = await makePerson(database, '陈运营');
  const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
  await database.transact(async (tx) => {
    await grantOperator(tx, { personId, permissions: ['people.read'] });
    await enrolSecondFactor(tx, personId, secret);
  });
  const { body } = await signInAs(served, phone);
  expect(body).toMatchObject({ secondFactor: 'due', me: null });
  const shown = (await call(`GET /development/inbox?phone=${phone}`)).body.items[0];
  expect([generateSync({ secret }), shown.code]).toEqual([shown.code, shown.code]);
  const { token } = body;
  for (const route of ['GET /me', 'GET /me/addresses', 'GET /operations/people'])
    expect((await call(route, { token })).status).toBe(401);
  expect(
    (await call('POST /sessions/current/second-factor', { token, body: { code: '000000' } })).body.code,
  ).toBe('identity.second_factor_wrong');
  const passed = await call('POST /sessions/current/second-factor', {
    token,
    body: { code: generateSync({ secret }) },
  });
  expect(passed.body).toMatchObject({
    operatorPermissions: ['people.read'],
    secondFactor: { enrolled: true, required: true, passed: true },
  });
  expect((await call('GET /operations/people', { token })).status).toBe(200);
});

test('an operator without a second factor is led to set one up', async () => {
  const { personId, phone } = await makePerson(database);
  await database.transact((tx) => grantOperator(tx, { personId, permissions: ['people.read'] }));
  const { token, secondFactor, me } = (await signInAs(served, phone)).body;
  expect([secondFactor, me.secondFactor]).toEqual([
    'enrolment_due',
    { enrolled: false, required: true, passed: false, recoveryCodesLeft: 0 },
  ]);
  expect((await call('GET /operations/people', { token })).body.code).toBe('platform.second_factor_needed');
  const { secret } = (await call('POST /me/second-factor', { token })).body;
  const confirmed = await call('POST /me/second-factor/confirmation', {
    token,
    body: { code: generateSync({ secret }) },
  });
  expect(confirmed.body.recoveryCodes).toHaveLength(10);
  expect((await call('GET /operations/people', { token })).status).toBe(200);
  expect(
    (await call('DELETE /me/second-factor', { token, body: { code: confirmed.body.recoveryCodes[0] } })).body
      .code,
  ).toBe('identity.second_factor_required');
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

test('my data, and its erasure', async () => {
  const person = await makePerson(database, '要走的人');
  const { token, phone } = person;
  await call('POST /me/addresses', { token, body: wenSanRoad });
  expect((await call('GET /me/export', { token })).body).toMatchObject({
    phone,
    addresses: [wenSanRoad],
    sessions: [{ current: true }],
  });
  expect((await call('POST /me/erasure', { token, body: { code: '000000' } })).body.code).toBe(
    'identity.code_wrong',
  );
  await call('POST /sign-in-codes', { body: { phone } });
  const { code } = (await call(`GET /development/inbox?phone=${phone}`)).body.items[0];
  expect((await call('POST /me/erasure', { token, body: { code } })).status).toBe(204);
  expect((await call('GET /me', { token })).status).toBe(401);
  const again = await signInAs(served, phone);
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
  expect((await call('POST /me/erasure', { token, body: { code } })).body.code).toBe(
    'identity.erasure_blocked',
  );
  await database.transact((tx) =>
    addStaff(tx, { shopId, personId: heir.personId, role: 'owner', actorId: ownerId }),
  );
  await call(`DELETE /shops/${toWire('shop', shopId)}/staff/${toWire('person', ownerId)}`, { token });
  expect((await call('POST /me/erasure', { token, body: { code } })).status).toBe(204);
});

test('a token of someone else’s making is nobody', async () => {
  const { token } = await makePerson(database);
  const forged = token.slice(0, -2) + (token.endsWith('AA') ? 'BB' : 'AA');
  for (const each of [forged, 'x', '', token.slice(1)])
    expect((await call('GET /me', { token: each || 'x' })).status).toBe(401);
  expect(
    (await served.app.inject({ url: '/api/me', headers: { authorization: `Basic ${token}` } })).statusCode,
  ).toBe(401);
});
