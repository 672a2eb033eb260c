// Deleting `where read_at is null …` in putMessage's conflict target must make "counted until it is read" fail.
import { expect, test } from 'vitest';
import { testApp } from '../../../../test/app.ts';
import { testDatabase } from '../../../../test/database.ts';
import { deliverAll, publish } from '../../../platform/events.ts';
import { newId, toWire, type Id } from '../../../platform/ids.ts';
import { openLog } from '../../../platform/log.ts';
import {
  addStaff,
  approveShop,
  becomeCreator,
  openSession,
  openShop,
  rejectShop,
  signUp,
} from '../../identity/index.ts';
import { notificationsSubscriber } from '../hearing.ts';
import { notify } from '../index.ts';
import { openNotifications } from '../module.ts';

const database = await testDatabase();
const { call } = testApp(database, [openNotifications]);
const { transact } = database;
let phones = 13_100_000_000;

const person = (nickname: string) =>
  transact(async (tx) => {
    const personId = await signUp(tx, { phone: String(phones++), nickname });
    return { personId, token: (await openSession(tx, personId)).token };
  });
const say = (name: string, payload: Record<string, unknown>) => transact((tx) => publish(tx, name, payload));
async function read(token: string, { topic = '', language = 'zh' } = {}) {
  await deliverAll(database, [notificationsSubscriber], openLog('silent'));
  return (await call(`GET /notifications${topic && `?topic=${topic}`}`, { token, language })).body.items;
}
async function shopOf(ownerId: Id<'person'>, name: string) {
  return transact((tx) =>
    openShop(tx, {
      ownerId,
      name: { zh: name },
      intro: { zh: '自家果园' },
      kind: 'maker',
      regionCode: '610629',
    }),
  );
}

test('a shop hears what was decided, in each reader’s language', async () => {
  const { personId, token } = await person('老李');
  const shopId = await shopOf(personId, '洛川苹果');
  await transact((tx) => rejectShop(tx, { shopId, actorId: null, reason: '缺营业执照' }));
  expect(await read(token)).toMatchObject([
    {
      topic: 'shop',
      title: '店铺「洛川苹果」未通过审核',
      body: '原因：缺营业执照。修改后可重新提交。',
      read: false,
    },
  ]);
  expect((await read(token, { language: 'en' }))[0].title).toBe('Your shop “洛川苹果” was not approved');
  expect((await read(token))[0].link).toBe(`/console/merchant/${toWire('shop', shopId)}/profile`);
});

test('a buyer hears why a review was hidden, a shop that it has to agree again', async () => {
  const [buyer, owner] = [await person('小满'), await person('老李')];
  const shopId = await shopOf(owner.personId, '果园');
  await say('content.review_hidden', {
    reviewId: newId('review'),
    buyerId: buyer.personId,
    productId: newId('product'),
    shopId,
    rating: 1,
    reason: '广告',
  });
  expect(await read(buyer.token)).toMatchObject([
    { title: '你的一条评价已被隐藏', body: '原因：广告。如有疑问，请联系平台。' },
  ]);
  const callId = newId('enrolmentCall');
  await say('pricing.agreement_needed', { callId, shopId, name: { zh: '每满减', en: 'Every 300' } });
  expect((await read(owner.token, { language: 'en' }))[0]).toMatchObject({
    title: '果园: the terms of “Every 300” changed',
    link: `/console/merchant/${toWire('shop', shopId)}/platform-activities/${toWire('enrolmentCall', callId)}`,
  });
});

test('orders tell the buyer one by one, and the shop once, counted until it is read', async () => {
  const [buyer, owner, packer, clerk] = [
    await person('小满'),
    await person('老李'),
    await person('打包员'),
    await person('客服'),
  ];
  const shopId = await shopOf(owner.personId, '数一数');
  await transact(async (tx) => {
    await approveShop(tx, { shopId, actorId: null });
    await addStaff(tx, { shopId, personId: packer.personId, role: 'warehouse', actorId: null });
    await addStaff(tx, { shopId, personId: clerk.personId, role: 'clerk', actorId: null });
  });
  const paid = () =>
    say('orders.order_paid', { orderId: newId('order', buyer.personId), buyerId: buyer.personId, shopId });
  for (let i = 0; i < 3; i++) await paid();
  expect(await read(buyer.token)).toHaveLength(3);
  expect(await read(packer.token, { topic: 'shop' })).toMatchObject([{ title: '数一数：3 个新订单待发货' }]);
  expect(await read(clerk.token, { topic: 'shop' })).toEqual([]);
  expect(await read(clerk.token, { topic: 'account' })).toMatchObject([{ title: '你已加入店铺「数一数」' }]);
  await call('POST /notifications/reading', { token: packer.token, body: {} });
  await paid();
  expect((await read(packer.token, { topic: 'shop' })).map(({ title }: { title: string }) => title)).toEqual([
    '数一数：1 个新订单待发货',
    '数一数：3 个新订单待发货',
  ]);
});

test('a cancellation tells who has to know: money goes back, or nothing was charged', async () => {
  const [buyer, owner] = [await person('小满'), await person('老李')];
  const shopId = await shopOf(owner.personId, '不发货');
  const cancelled = (more: object) =>
    say('orders.order_cancelled', {
      orderId: newId('order'),
      buyerId: buyer.personId,
      shopId,
      lines: [
        { title: '洛川苹果', quantity: 2 },
        { title: '礼盒', quantity: 1 },
      ],
      ...more,
    });
  await cancelled({ paid: true, reason: 'buyer-cancelled' });
  await cancelled({ paid: false, reason: 'buyer-cancelled' });
  await cancelled({ paid: false, reason: 'not-paid-in-time' });
  expect(await read(buyer.token)).toMatchObject([
    { kind: 'orders.order_closed' },
    { kind: 'orders.order_cancelled', body: '洛川苹果 等 3 件：已付的款项会原路退回。' },
  ]);
  expect(await read(owner.token, { language: 'en' })).toMatchObject([
    { title: '不发货: a buyer cancelled an order', body: '洛川苹果 (3 in all): please do not ship it.' },
  ]);
});

test('a creator hears of others, not of their own doing', async () => {
  const [creator, fan] = [await person('洛川老李'), await person('阿强')];
  const creatorId = await transact((tx) =>
    becomeCreator(tx, { personId: creator.personId, name: { zh: '洛川老李' }, bio: { zh: '苹果' } }),
  );
  const comment = (personId: Id<'person'>) =>
    say('content.video_commented', {
      videoId: newId('video'),
      creatorId,
      personId,
      commentId: newId('comment'),
    });
  await comment(creator.personId);
  await comment(fan.personId);
  expect(await read(creator.token)).toMatchObject([
    { title: '阿强 评论了你的作品', body: '共 1 条新评论。' },
  ]);
});

test('reading: some, a topic, everything; never someone else’s', async () => {
  const [xiaoman, guli] = [await person('小满'), await person('古丽')];
  await transact(async (tx) => {
    for (const kind of ['orders.order_paid', 'orders.order_cancelled', 'content.video_restored'] as const)
      await notify(tx, { personId: xiaoman.personId, kind });
  });
  const count = async (token: string) => (await call('GET /notifications/unread-count', { token })).body;
  expect(await count(xiaoman.token)).toEqual({ total: 3, orders: 2, content: 1, shop: 0, account: 0 });
  const [newest] = await read(xiaoman.token);
  const one = { notificationIds: [newest.notificationId] };
  expect((await call('POST /notifications/reading', { token: guli.token, body: one })).body.total).toBe(0);
  expect((await count(xiaoman.token)).total).toBe(3);
  expect((await call('POST /notifications/reading', { token: xiaoman.token, body: one })).body.total).toBe(2);
  expect(
    (await call('POST /notifications/reading', { token: xiaoman.token, body: { topic: 'orders' } })).body
      .orders,
  ).toBe(0);
  expect((await call('POST /notifications/reading', { token: xiaoman.token, body: {} })).body.total).toBe(0);
  expect((await read(xiaoman.token)).every(({ read: done }: { read: boolean }) => done)).toBe(true);
});

test('pages meet without a gap', async () => {
  const { personId, token } = await person('小满');
  await transact(async (tx) => {
    for (let i = 0; i < 7; i++) await notify(tx, { personId, kind: 'orders.order_paid' });
  });
  const first = (await call('GET /notifications?limit=4', { token })).body;
  const second = (await call(`GET /notifications?limit=4&cursor=${first.next}`, { token })).body;
  expect(new Set([...first.items, ...second.items].map(({ notificationId }) => notificationId)).size).toBe(7);
  expect(second.next).toBeNull();
});

test('a payload that does not fit goes to the failures and holds nothing up', async () => {
  const { personId, token } = await person('小满');
  await say('orders.order_paid', { orderId: 'x' });
  await say('orders.order_cancelled', {
    orderId: newId('order'),
    buyerId: personId,
    shopId: newId('shop'),
    paid: true,
  });
  expect(await read(token)).toMatchObject([{ kind: 'orders.order_cancelled' }]);
  const { rows } = await database.pool.query('select error from platform.failed_deliveries');
  expect(rows[0].error).toMatch('orders.order_paid says no buyerId');
});

test('whoever keeps a shop’s money hears how a withdrawal ended', async () => {
  const { personId, token } = await person('苗苗');
  const shopId = await shopOf(personId, '苗苗茶园');
  const payout = { payoutId: newId('payout'), ownerKind: 'shop', ownerId: shopId, amountFen: '123400' };
  await say('settlement.payout_failed', payout);
  expect(await read(token)).toMatchObject([
    {
      topic: 'shop',
      title: '提现 ¥1,234.00 没有成功',
      link: `/console/merchant/${toWire('shop', shopId)}/finance?tab=payouts`,
    },
  ]);
});
