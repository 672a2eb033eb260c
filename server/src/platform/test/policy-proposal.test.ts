// Deleting `for update` in `waiting` (policy-proposal.ts) must break the race below; deleting its unique index
// `policy_proposals_one_waiting` (or `on conflict` in `propose`) the one about two proposals.
import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { at, later } from '../clock.ts';
import { Strict, Type } from '../contract.ts';
import { newId } from '../ids.ts';
import { changePolicy, field, inForce, policy, versionInForce } from '../policy.ts';
import {
  confirmProposal,
  policyProposals,
  rejectProposal,
  saveOrPropose,
  withdrawProposal,
} from '../policy-proposal.ts';
import type { Problem } from '../problem.ts';

const database = await testDatabase({ size: 20 });
const { db, transact } = database;
const [author, other] = [newId('person'), newId('person')];
const hour = 3_600_000;

let made = 0;
/** A rule of its own for each test: up to this amount one person decides. */
function rule() {
  const of = policy({
    name: `test.guard.p${++made}`,
    words: { zh: '门槛', en: 'Threshold' },
    schema: Strict({
      alone: Type.Integer({
        minimum: 0,
        maximum: 1_000,
        ...field('一人可批', 'One may approve up to', 'fen'),
      }),
      note: Type.Integer({ minimum: 0, ...field('说明', 'Note', 'times') }),
    }),
    defaults: { alone: 100, note: 0 },
    check: ({ alone }) => (alone === 13 ? { zh: '不吉利。', en: 'Unlucky.' } : null),
    secondPersonWhen: (from, to) => to.alone > from.alone,
  });
  const { name } = of;
  const save = (alone: number, seenVersion: number, validFrom?: Date, actorId = author) =>
    transact((tx) =>
      saveOrPropose(tx, {
        name,
        body: { alone, note: 0 },
        seenVersion,
        actorId,
        reason: '大促',
        ...(validFrom ? { validFrom } : {}),
      }),
    );
  const newest = async () => (await policyProposals(db, name))[0]!;
  const decide = async (act: typeof confirmProposal | typeof withdrawProposal, actorId = other) => {
    const { proposalId } = await newest();
    return transact<unknown>((tx) => act(tx, { name, proposalId, actorId }));
  };
  const reject = async (actorId = other) => {
    const { proposalId } = await newest();
    return transact((tx) => rejectProposal(tx, { name, proposalId, actorId, reason: '太高' }));
  };
  const alone = async () => (await inForce(db, of)).alone;
  return { of, save, newest, decide, reject, alone };
}
const refusal = async (attempt: Promise<unknown>) =>
  (
    (await attempt.then(
      () => ({}),
      (error: unknown) => error,
    )) as Problem
  ).kind?.code;

describe('a change that loosens a guarded rule', () => {
  test('is in force only when another has confirmed it', async () => {
    const { of, save, newest, decide, alone } = rule();
    expect(await save(500, 0)).toBe('proposed');
    expect(await alone()).toBe(100);
    expect(await newest()).toMatchObject({ state: 'waiting', proposedBy: author, reason: '大促' });
    expect(await refusal(decide(confirmProposal, author))).toBe('platform.own_proposal');
    expect(await alone()).toBe(100);
    expect(await decide(confirmProposal)).toBe(1);
    expect(await versionInForce(db, of)).toEqual({ version: 1, body: { alone: 500, note: 0 } });
    expect(await refusal(decide(confirmProposal))).toBe('platform.proposal_decided');
    const { rows } = await database.pool.query(
      'select changed_by, confirmed_by from platform.policies where name = $1',
      [of.name],
    );
    expect(rows).toEqual([{ changed_by: author, confirmed_by: other }]);
  });

  test('is rejected by another, or taken back by its author, and nothing changes', async () => {
    const { save, newest, decide, reject, alone } = rule();
    await save(500, 0);
    expect(await refusal(reject(author))).toBe('platform.own_proposal');
    expect(await refusal(decide(withdrawProposal, other))).toBe('platform.others_proposal');
    await reject();
    expect(await newest()).toMatchObject({ state: 'rejected', decidedBy: other, decisionReason: '太高' });
    await save(600, 0);
    await decide(withdrawProposal, author);
    expect((await newest()).state).toBe('withdrawn');
    expect(await refusal(decide(confirmProposal))).toBe('platform.proposal_decided');
    expect(await alone()).toBe(100);
  });

  test('cannot come another way: the verb that adds a version asserts it', async () => {
    const { of } = rule();
    const change = { name: of.name, body: { alone: 101, note: 0 }, seenVersion: 0, reason: '直接' };
    for (const actorId of [author, null])
      await expect(transact((tx) => changePolicy(tx, { ...change, actorId }))).rejects.toThrow(
        'second person',
      );
    await expect(
      transact((tx) => changePolicy(tx, { ...change, actorId: author, confirmedBy: author })),
    ).rejects.toThrow('policies_second_person');
  });

  test('is what loosens a version that is scheduled, too', async () => {
    const { save, decide, alone } = rule();
    const soon = later(new Date(), hour);
    expect(await save(10, 0, soon)).toBe('saved');
    expect(await save(100, 1)).toBe('proposed');
    expect(await at(later(soon, 1), alone)).toBe(10);
    await decide(withdrawProposal, author);
    expect(await save(10, 1)).toBe('saved');
  });

  test('begins on its day; confirmed after it, at once', async () => {
    const { save, decide, alone } = rule();
    const soon = later(new Date(), hour);
    await save(300, 0, soon);
    await decide(confirmProposal);
    expect(await alone()).toBe(100);
    expect(await at(later(soon, 1), alone)).toBe(300);
    await at(later(soon, hour), async () => {
      await save(400, 1, later(soon, 2 * hour));
      await at(later(soon, 3 * hour), () => decide(confirmProposal));
    });
    expect(await at(later(soon, 3 * hour), alone)).toBe(400);
  });
});

test('what makes it stricter, or does not touch it, is in force at once and ends what was proposed before', async () => {
  const { save, newest, alone } = rule();
  await save(500, 0);
  expect(await save(50, 0, undefined, other)).toBe('saved');
  expect(await alone()).toBe(50);
  expect(await newest()).toMatchObject({ state: 'replaced', decidedBy: other });
});

test('a proposal is held to the same as a version', async () => {
  const { save } = rule();
  expect(await refusal(save(1_001, 0))).toBe('platform.policy_invalid');
  expect(await refusal(save(500, 7))).toBe('platform.policy_changed');
  expect(await refusal(save(500, 0, new Date(0)))).toBe('platform.policy_invalid');
});

describe('at once', () => {
  test('two propose: one waits, the other is told', async () => {
    const { save } = rule();
    const said = await Promise.all(Array.from({ length: 8 }, (_, i) => refusal(save(200 + i, 0))));
    expect(said.filter((code) => code === undefined)).toHaveLength(1);
    expect(new Set(said.filter(Boolean))).toEqual(new Set(['platform.proposal_waits']));
  });

  test('others confirm and reject, the author takes back: one of them, and a version only if it was confirmed', async () => {
    for (let round = 0; round < 6; round++) {
      const { of, save, newest, decide, reject } = rule();
      await save(500, 0);
      const acts = [
        ...Array.from({ length: 4 }, () => refusal(decide(confirmProposal))),
        ...Array.from({ length: 4 }, () => refusal(reject())),
        refusal(decide(withdrawProposal, author)),
      ];
      const said = await Promise.all(acts);
      expect(said.filter((code) => code === undefined)).toHaveLength(1);
      expect(new Set(said.filter(Boolean))).toEqual(new Set(['platform.proposal_decided']));
      const { version } = await versionInForce(db, of);
      expect(version).toBe((await newest()).state === 'confirmed' ? 1 : 0);
    }
  });
});

test('who proposed, confirmed, rejected and took back is in the audit log', async () => {
  const { rows } = await database.pool.query(
    `select action, actor_id from platform.audit_log where action like 'policy.%' group by 1, 2 order by 1, 2`,
  );
  expect(rows).toEqual(
    expect.arrayContaining([
      { action: 'policy.proposed', actor_id: author },
      { action: 'policy.confirmed', actor_id: other },
      { action: 'policy.rejected', actor_id: other },
      { action: 'policy.withdrawn', actor_id: author },
    ]),
  );
  expect(rows).not.toContainEqual({ action: 'policy.confirmed', actor_id: author });
});
