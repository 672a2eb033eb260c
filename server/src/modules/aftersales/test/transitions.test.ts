import { describe, expect, test } from 'vitest';
import { openStatuses, statuses, type HandlingWay, type Status } from '../status.ts';
import { next, steps, type Actor, type Step } from '../transitions.ts';

/** The whole table again, written by hand: step, actor, from → to. What is not here must not be possible. */
const refundOnly: [Step, Actor, Status, Status][] = [
  ['revise', 'buyer', 10, 10],
  ['revise', 'buyer', 12, 10],
  ['withdraw', 'buyer', 10, 70],
  ['withdraw', 'buyer', 12, 70],
  ['withdraw', 'buyer', 20, 70],
  ['withdraw', 'buyer', 30, 70],
  ['escalate', 'buyer', 12, 20],
  ['send_back', 'buyer', 30, 40],
  ['agree', 'shop', 10, 50],
  ['agree', 'shop', 12, 50],
  ['agree', 'shop', 20, 50],
  ['refuse', 'shop', 10, 12],
  ['confirm_receipt', 'shop', 40, 50],
  ['dispute', 'shop', 40, 20],
  ['decide_refund', 'operator', 20, 50],
  ['decide_refusal', 'operator', 20, 70],
  ['auto_agree', 'system', 10, 50],
  ['give_up', 'system', 12, 70],
  ['give_up', 'system', 30, 70],
  ['auto_confirm', 'system', 40, 50],
  ['money_back', 'system', 50, 60],
  ['nothing_left', 'system', 50, 70],
  ...([10, 12, 20, 30, 40] as const).map((s): [Step, Actor, Status, Status] => [
    'order_closed',
    'system',
    s,
    70,
  ]),
  ...(['buyer', 'shop', 'operator'] as const).flatMap((actor) =>
    ([10, 12, 20, 30, 40, 45] as const).map((s): [Step, Actor, Status, Status] => ['message', actor, s, s]),
  ),
];
const withReturn: typeof refundOnly = [
  ...refundOnly.filter(([step]) => step !== 'agree' && step !== 'auto_agree'),
  ['agree', 'shop', 10, 30],
  ['agree', 'shop', 12, 30],
  ['agree', 'shop', 20, 30],
  ['auto_agree', 'system', 10, 30],
  ['decide_return', 'operator', 20, 30],
];
const returned: typeof refundOnly = [
  ...refundOnly.filter(([step]) => step !== 'withdraw' && step !== 'agree'),
  ['agree', 'shop', 10, 50],
  ['agree', 'shop', 12, 50],
  ['agree', 'shop', 20, 50],
].map((row) => (row[0] === 'auto_agree' ? ['auto_agree', 'system', 10, 30] : row)) as typeof refundOnly;

const actors: Actor[] = ['buyer', 'shop', 'operator', 'system'];
const everything = (Object.keys(steps) as Step[]).flatMap((step) =>
  actors.flatMap((actor) => statuses.map((status) => [step, actor, status] as const)),
);

describe.each([
  ['refund only', 10, false, refundOnly],
  ['with a return', 1, false, withReturn],
  ['with a return that is on its way back', 1, true, returned],
] as [string, HandlingWay, boolean, typeof refundOnly][])('a case, %s', (_, way, sentBack, table) => {
  const wanted = new Map(table.map(([step, actor, from, to]) => [`${step} ${actor} ${from}`, to]));
  test.each(everything)('%s by %s in %i', (step, actor, status) => {
    expect(next(step, actor, { status, way, sentBack })).toBe(
      wanted.get(`${step} ${actor} ${status}`) ?? null,
    );
  });
});

test('what has ended stays ended, and every open status but exchange can be left', () => {
  for (const [step, rule] of Object.entries(steps)) {
    expect(rule.from, step).not.toContain(60);
    expect(rule.from, step).not.toContain(70);
  }
  for (const status of openStatuses.filter((s) => s !== 45))
    expect(
      Object.entries(steps).some(([step, rule]) => step !== 'message' && rule.from.includes(status)),
    ).toBe(true);
});
