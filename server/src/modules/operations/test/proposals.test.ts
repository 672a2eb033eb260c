import { expect, test } from 'vitest';
import { testApp } from '../../../../test/app.ts';
import { testDatabase } from '../../../../test/database.ts';
import { newId, toWire } from '../../../platform/ids.ts';
import { grantOperator, openSession, signUp } from '../../identity/index.ts';
import { payoutsPolicy } from '../../settlement/policy.ts';
import { openOperations } from '../module.ts';

/** Four eyes on the rule of withdrawals, through the routes. */
const database = await testDatabase();
const { call } = testApp(database, [openOperations]);
const operator = (phone: string, nickname: string, permissions: ('policies' | 'finance')[]) =>
  database.transact(async (tx) => {
    const personId = await signUp(tx, { phone, nickname });
    await grantOperator(tx, { personId, permissions });
    return (await openSession(tx, personId, { factorPassed: true })).token;
  });
const [chen, qian] = [
  await operator('13800000900', '陈运营', ['policies', 'finance']),
  await operator('13800000903', '钱复核', ['policies']),
];
const teller = await operator('13800000904', '出纳', ['finance']);
const path = `/operations/policies/${payoutsPolicy.name}`;
const save = (change: object, seenVersion = 0, token = chen) =>
  call(`POST ${path}/versions`, {
    token,
    body: { body: { ...payoutsPolicy.defaults, ...change }, seenVersion, reason: '双十一' },
  });
const decide = (act: string, proposalId: string, token: string, body?: object) =>
  call(`POST ${path}/proposals/${proposalId}/${act}`, { token, ...(body ? { body } : {}) });

test.each([
  { twoApprovalsFromFen: 5_000_001 },
  { togetherHours: 23 },
  { accountWaitHours: 0 },
  { arrearsCapFen: 50_001 },
])('%o waits for another operator, who sees who proposed it and why', async (change) => {
  const { status, body } = await save(change);
  expect(status).toBe(201);
  expect(body).toMatchObject({ version: 0, body: payoutsPolicy.defaults, secondPerson: true });
  expect(body.proposals[0]).toMatchObject({ state: 'waiting', byYou: true, decidedBy: null });
  const { items } = (await call('GET /operations/policies', { token: qian })).body;
  expect(items.find(({ name }: { name: string }) => name === payoutsPolicy.name)).toMatchObject({
    version: 0,
    proposed: 1,
  });
  const [seen] = (await call(`GET ${path}`, { token: qian })).body.proposals;
  expect(seen).toMatchObject({ proposedBy: { nickname: '陈运营' }, reason: '双十一', byYou: false });
  expect(seen.body).toMatchObject(change);
  const rejected = await decide('rejection', seen.proposalId, qian, { reason: '不需要' });
  expect(rejected.body.proposals[0]).toMatchObject({
    state: 'rejected',
    decidedBy: { nickname: '钱复核' },
    decisionReason: '不需要',
  });
});

test('the refusals say what to do, and who has not the right learns nothing', async () => {
  const { proposalId } = (await save({ twoApprovalsFromFen: 9_000_000 })).body.proposals[0];
  const own = await call(`POST ${path}/proposals/${proposalId}/confirmation`, {
    token: chen,
    language: 'zh',
  });
  expect(own).toMatchObject({ status: 403, body: { code: 'platform.own_proposal' } });
  expect(own.body.detail).toContain('其他运营人员');
  expect((await decide('withdrawal', proposalId, qian)).body.code).toBe('platform.others_proposal');
  expect((await save({ minFen: 1, togetherHours: 1 }, 0, qian)).body.code).toBe('platform.proposal_waits');
  for (const act of ['confirmation', 'withdrawal'])
    expect((await decide(act, proposalId, teller)).body.code).toBe('platform.permission_needed');
  expect((await decide('rejection', proposalId, teller, { reason: '不需要' })).status).toBe(403);
  const unknown = toWire('policyProposal', newId('policyProposal'));
  expect((await decide('confirmation', unknown, qian)).body.code).toBe('platform.not_found');
  const elsewhere = `POST /operations/policies/settlement.periods/proposals/${proposalId}/confirmation`;
  expect((await call(elsewhere, { token: qian })).status).toBe(404);
  await decide('withdrawal', proposalId, chen);
  expect((await decide('confirmation', proposalId, qian)).body.code).toBe('platform.proposal_decided');
});

test('confirmed it is a version that names both; what is stricter needs nobody else', async () => {
  const { proposalId } = (await save({ twoApprovalsFromFen: 9_000_000 })).body.proposals[0];
  const { body } = await decide('confirmation', proposalId, qian);
  expect(body).toMatchObject({ version: 1, body: { twoApprovalsFromFen: 9_000_000 } });
  expect(body.versions[0]).toMatchObject({
    state: 'in_force',
    changedBy: { nickname: '陈运营' },
    confirmedBy: { nickname: '钱复核' },
  });
  const strict = await save({ twoApprovalsFromFen: 100, channel: 'file' }, 1);
  expect(strict.body).toMatchObject({ version: 2, body: { twoApprovalsFromFen: 100, channel: 'file' } });
  expect(strict.body.versions[0].confirmedBy).toBeNull();
});
