// Break it: in cases.sql.ts delete `for update` of lockCase and in take-step.ts the locks of lockSaleOf.
import { afterAll, expect, test, vi } from 'vitest';
import { toWire } from '../../../platform/ids.ts';
import { Problem } from '../../../platform/problem.ts';
import { cancelOrder, confirmReceipt, refundsOfOrder, type OrderLine } from '../../orders/index.ts';
import { agree, applyForRefund, caseOf, casesOfOrder, refuse, withdraw } from '../index.ts';
import { openAfterSales } from './after-sales.ts';

// Much happens in each of these; a busy machine needs its time.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });
const s = await openAfterSales();
const { database } = s;
afterAll(s.addedUp);

const tried = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? error.kind.code : String(error)),
  );
const wanted = (line: OrderLine, quantity = 1) => ({
  lines: [{ orderLineId: line.orderLineId, quantity }],
  freightFen: 0n,
  handlingWay: 10 as const,
  reason: 'broken',
  words: '',
  pictureKeys: [],
});
const count = (answers: readonly string[]) =>
  Object.fromEntries([...Map.groupBy(answers, (each) => each)].map(([each, all]) => [each, all.length]));
const staff = { shopId: s.shop.shopId, actorId: null };

test('64 applications for one line at once: one is taken', async () => {
  const order = await s.order();
  const application = wanted(order.lines[0]!);
  const answers = await Promise.all(
    Array.from({ length: 64 }, () =>
      tried(database.transact((tx) => applyForRefund(tx, { ...order, application }))),
    ),
  );
  expect(count(answers)).toEqual({ done: 1, 'aftersales.already_open': 63 });
});

test('agreed, refused and withdrawn at once, 64 times: one of them happens', async () => {
  const order = await s.order();
  const one = await database.transact((tx) =>
    applyForRefund(tx, { ...order, application: wanted(order.lines[0]!) }),
  );
  const seen = { version: 1 };
  const acts = [
    () => database.transact((tx) => agree(tx, one, staff, seen)),
    () => database.transact((tx) => refuse(tx, one, staff, { ...seen, words: '不' })),
    () => database.transact((tx) => withdraw(tx, one, seen)),
  ];
  const answers = await Promise.all(Array.from({ length: 64 }, (_, i) => tried(acts[i % 3]!())));
  expect(count(answers)).toEqual({ done: 1, 'aftersales.changed': 63 });
  await s.market.settle();
  await s.refunds(order);
});

test('agreed while the order is cancelled: the money goes back once', async () => {
  for (let round = 0; round < 3; round++) {
    const order = await s.order('paid');
    const application = { ...wanted(order.lines[0]!, 3), reason: 'not_wanted' };
    const one = await database.transact((tx) => applyForRefund(tx, { ...order, application }));
    await Promise.all([
      tried(database.transact((tx) => agree(tx, one, staff, { version: 1 }))).then(() => s.market.settle()),
      tried(database.transact((tx) => cancelOrder(tx, order))),
    ]);
    await s.market.settle();
    await s.refunds(order);
    const back = await refundsOfOrder(database.db, order.buyerId, order.orderId);
    expect(back.map(({ paidFen }) => paidFen)).toEqual([27_600n]);
    expect([60, 70]).toContain((await caseOf(database.db, one))!.status);
  }
});

test('agreed while receipt is confirmed: out of whichever account holds the money then', async () => {
  for (let round = 0; round < 3; round++) {
    const order = await s.order();
    const one = await database.transact((tx) =>
      applyForRefund(tx, { ...order, application: wanted(order.lines[0]!) }),
    );
    await Promise.all([
      tried(database.transact((tx) => agree(tx, one, staff, { version: 1 }))).then(() => s.market.settle()),
      tried(database.transact((tx) => confirmReceipt(tx, order))),
    ]);
    await s.market.settle();
    await s.refunds(order);
    expect((await caseOf(database.db, one))!.status).toBe(60);
  }
});

/** Dies in the middle of a step: its transaction is rolled back, and the step can be taken again. */
const crash = (act: (tx: never) => Promise<unknown>) =>
  expect(
    database.transact(async (tx) => {
      await act(tx as never);
      throw new Error('killed');
    }),
  ).rejects.toThrow('killed');

test('killed between any two steps, it goes on where it was', async () => {
  const order = await s.order();
  const application = wanted(order.lines[0]!, 3);
  await crash((tx) => applyForRefund(tx, { ...order, application }));
  const one = await database.transact((tx) => applyForRefund(tx, { ...order, application }));
  await crash((tx) => agree(tx, one, staff, { version: 1 }));
  await database.transact((tx) => agree(tx, one, staff, { version: 1 }));
  // Agreed, and nobody has heard of it yet: the money is sent by the event, in a transaction of its own.
  expect((await refundsOfOrder(database.db, order.buyerId, order.orderId)).length).toBe(0);
  const money = s.modules
    .flatMap(({ subscribers }) => subscribers ?? [])
    .find(({ name }) => name === 'aftersales.money')!;
  const agreed = {
    seq: 0n,
    name: 'aftersales.agreed',
    payload: s.key(order, { afterSaleId: toWire('afterSale', one.afterSaleId) }),
    occurredAt: new Date(),
  };
  await crash((tx) => money.hears['aftersales.agreed']!(tx, agreed));
  expect((await casesOfOrder(database.db, order.buyerId, order.orderId))[0]!.executedAt).toBeNull();
  await Promise.all(
    Array.from({ length: 16 }, () =>
      database.transact((tx) => money.hears['aftersales.agreed']!(tx, agreed)),
    ),
  );
  await s.market.settle();
  const back = await refundsOfOrder(database.db, order.buyerId, order.orderId);
  expect(back.map(({ paidFen }) => paidFen)).toEqual([27_000n]);
  await s.refunds(order);
  expect((await caseOf(database.db, one))!.status).toBe(60);
});
