import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId, toWire } from '../../../platform/ids.ts';
import type { OperatorPermission } from '../../../platform/permissions.ts';
import { grantOperator, openSession, signUp } from '../../identity/index.ts';
import type { Answer } from '../../../../test/app.ts';
import { testDatabase } from '../../../../test/database.ts';
import { chargeDue } from '../charge.ts';
import { openLender } from './make.ts';

/** What shops offer, and what operators see and do. */
const database = await testDatabase();
const lender = await openLender(database);
const { call, borrower, buyOnCredit, receive, atTheBank } = lender;
afterAll(() => lender.sound());

let buyer: Awaited<ReturnType<typeof borrower>>;
let operator: string;
const code = ({ status, body }: Answer) => `${status} ${body?.code ?? ''}`.trim();

async function operatorWith(...permissions: OperatorPermission[]): Promise<string> {
  return database.transact(async (tx) => {
    const personId = await signUp(tx, { phone: `139${String(Date.now()).slice(-8)}`, nickname: '陈运营' });
    await grantOperator(tx, { personId, permissions });
    return (await openSession(tx, personId, { factorPassed: true })).token;
  });
}

beforeAll(async () => {
  buyer = await borrower();
  operator = await operatorWith('credit');
});

describe('shops', () => {
  test('say what they offer; those who sell nothing there may not', async () => {
    const path = `/shops/${toWire('shop', lender.shop.shopId)}/credit-terms`;
    const { token } = lender.shop.owner;
    expect((await call(`GET ${path}`, { token })).body).toEqual({ payLater: true, freeTenors: [] });
    expect(
      (await call(`PUT ${path}`, { token, body: { payLater: false, freeTenors: [3, 6] } })).body,
    ).toEqual({ payLater: false, freeTenors: [3, 6] });
    expect(
      (await call(`PUT ${path}`, { token: buyer.token, body: { payLater: true, freeTenors: [] } })).status,
    ).toBe(404);
    expect(await lender.refusal(lender.lend(buyer, await lender.place(buyer)))).toBe('credit.not_eligible');
    await call(`PUT ${path}`, { token, body: { payLater: true, freeTenors: [] } });
  });
});

describe('operators', () => {
  test('see who owes what and why, freeze and release with a reason, and everything is in the audit log', async () => {
    const token = operator;
    const late = await borrower('逾期的人');
    const person = toWire('person', late.personId);
    const { orderId } = await buyOnCredit(late);
    await lender.behave(late.page, 'insufficient');
    await receive(late, orderId);
    await chargeDue(database);
    await atTheBank();

    const { body: people } = await call('GET /operations/credit/people', { token });
    expect(people.items[0]).toMatchObject({ personId: person, nickname: '逾期的人', overdueFen: 10_000 });
    const { body: firstPage } = await call('GET /operations/credit/people?limit=1', { token });
    const { body: secondPage } = await call(
      `GET /operations/credit/people?limit=1&cursor=${firstPage.next}`,
      { token },
    );
    expect(secondPage.items[0].personId).not.toBe(person);
    const { body: details } = await call(`GET /operations/credit/people/${person}`, { token });
    expect(details).toMatchObject({ score: 40, decidedBy: 'scorecard', agreements: [{ openFen: 10_000 }] });
    const { body: overdue } = await call('GET /operations/credit/overdue', { token });
    expect(overdue.items[0]).toMatchObject({
      personId: person,
      daysOverdue: 0,
      failures: 1,
      instalment: { openFen: 10_000 },
    });

    const because = { reason: '涉嫌套现' };
    expect(
      code(await call(`POST /operations/credit/people/${person}/freeze`, { token, body: because })),
    ).toBe('204');
    expect(
      code(await call(`POST /operations/credit/people/${person}/freeze`, { token, body: because })),
    ).toBe('409 credit.already_frozen');
    expect((await call('GET /me/credit', { token: late.token })).body.state).toBe('frozen');
    expect(
      code(await call(`POST /operations/credit/people/${person}/release`, { token, body: because })),
    ).toBe('204');
    expect(
      code(await call(`POST /operations/credit/people/${person}/release`, { token, body: because })),
    ).toBe('409 credit.already_frozen');

    const { instalmentId } = overdue.items[0].instalment;
    const writeOff = `POST /operations/credit/people/${person}/instalments/${instalmentId}/write-off`;
    expect(code(await call(writeOff, { token, body: { reason: '失联' } }))).toBe('204');
    expect(code(await call(writeOff, { token, body: { reason: '失联' } }))).toBe('409 credit.not_overdue');
    expect((await call('GET /operations/credit/overdue?writtenOff=true', { token })).body.items).toHaveLength(
      1,
    );
    const { body: portfolio } = await call('GET /operations/credit/portfolio', { token });
    expect(portfolio.methods.find(({ method }: { method: string }) => method === 'pay_later')).toMatchObject({
      writtenOffFen: 10_000,
      overdueFen: 0,
    });
    expect(portfolio.overdueByAge).toHaveLength(4);
    const { rows } = await database.pool.query(
      `select action from platform.audit_log where action like 'credit.%' order by at`,
    );
    expect(rows.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['credit.frozen', 'credit.released', 'credit.written_off']),
    );
  });

  test('nobody else does; a person without credit is not found', async () => {
    expect((await call('GET /operations/credit/people', { token: buyer.token })).status).toBe(404);
    const other = await operatorWith('orders.read');
    expect(code(await call('GET /operations/credit/people', { token: other }))).toBe(
      '403 platform.permission_needed',
    );
    expect(
      (await call(`GET /operations/credit/people/${toWire('person', newId('person'))}`, { token: operator }))
        .status,
    ).toBe(404);
    const nothing = `POST /operations/credit/people/${toWire('person', buyer.personId)}/instalments/${toWire('instalment', newId('instalment'))}/write-off`;
    expect((await call(nothing, { token: operator, body: { reason: '没有' } })).status).toBe(404);
    expect((await call('GET /operations/credit/people?cursor=eHh4', { token: operator })).status).toBe(400);
  });
});
