// Line that must break "only what is theirs": `message.isFor(listener.caller)` in hub.ts.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp } from '../../../../test/app.ts';
import { testDatabase } from '../../../../test/database.ts';
import { publish } from '../../../platform/events.ts';
import { newId, toWire, type Id } from '../../../platform/ids.ts';
import { approveShop, grantOperator, openSession, openShop, signUp } from '../../identity/index.ts';
import { notify } from '../../notifications/index.ts';
import { openRealtime } from '../module.ts';

const database = await testDatabase();
const { app } = testApp(database, [openRealtime]);
const { transact, pool } = database;
let url: string;
beforeAll(async () => {
  url = await app.listen({ port: 0, host: '127.0.0.1' });
});

type Told = { id: string | undefined; event: string; data: Record<string, unknown> };
const open: AbortController[] = [];
afterAll(() => open.forEach((each) => each.abort()));

/** A page that listens, as a browser would. */
async function listen(token: string, lastEventId?: string) {
  const stop = new AbortController();
  open.push(stop);
  const headers = {
    authorization: `Bearer ${token}`,
    ...(lastEventId ? { 'last-event-id': lastEventId } : {}),
  };
  const answer = await fetch(`${url}/api/events`, { headers, signal: stop.signal });
  const told: Told[] = [];
  let ended = false;
  const read = async () => {
    let text = '';
    for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      const blocks = text.split('\n\n');
      text = blocks.pop()!;
      for (const block of blocks) {
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
        if (field('event'))
          told.push({ id: field('id'), event: field('event')!, data: JSON.parse(field('data')!) });
      }
    }
  };
  void read()
    .catch(() => undefined)
    .finally(() => (ended = true));
  const of = (event: string) => told.filter((each) => each.event === event);
  return { status: answer.status, told, of, stop: () => stop.abort(), ended: () => ended };
}

let phones = 13_800_004_000;
const person = () =>
  transact(async (tx) => {
    const personId = await signUp(tx, { phone: String(phones++) });
    const { token, sessionId } = await openSession(tx, personId, { factorPassed: true });
    return { personId, token, sessionId };
  });
const say = (buyerId: Id<'person'>, shopId = newId('shop'), orderId = newId('order')) =>
  transact((tx) => publish(tx, 'orders.order_paid', { buyerId, shopId, orderId, lines: [{ secret: true }] }));
const eventually = (what: () => unknown) => expect.poll(what, { timeout: 5_000, interval: 20 });

test('a stranger hears nothing', async () => {
  expect((await fetch(`${url}/api/events`)).status).toBe(401);
});

test('a buyer hears of an order, others do not, and only ids are told', async () => {
  const [buyer, other] = [await person(), await person()];
  const [mine, theirs] = [await listen(buyer.token), await listen(other.token)];
  await eventually(() => mine.of('hello')).toHaveLength(1);
  const orderId = newId('order');
  await say(buyer.personId, undefined, orderId);
  await eventually(() => mine.of('order')).toHaveLength(1);
  const { data } = mine.of('order')[0]!;
  expect(data).toMatchObject({ step: 'paid', orderId: toWire('order', orderId) });
  expect(data).not.toHaveProperty('lines');
  expect([theirs.of('order'), theirs.of('shop_order')]).toEqual([[], []]);
});

test('staff of the shop hear of its orders', async () => {
  const [owner, buyer] = [await person(), await person()];
  const shopId = await transact(async (tx) => {
    const words = { zh: '老李的店' };
    const id = await openShop(tx, {
      ownerId: owner.personId,
      name: words,
      intro: words,
      kind: 'maker',
      regionCode: '610629',
    });
    await approveShop(tx, { shopId: id, actorId: null });
    return id;
  });
  const page = await listen(owner.token);
  await eventually(() => page.of('hello')).toHaveLength(1);
  await say(buyer.personId, shopId);
  await say(buyer.personId);
  await eventually(() => page.of('shop_order')).toHaveLength(1);
  expect(page.of('shop_order')[0]!.data).toMatchObject({ shopId: toWire('shop', shopId) });
});

test('unread messages are counted as they come and as they are read', async () => {
  const { personId, token } = await person();
  const page = await listen(token);
  await eventually(() => page.of('unread').at(-1)?.data).toEqual({ count: 0 });
  await transact((tx) => notify(tx, { personId, kind: 'logistics.parcel_delivered' }));
  await eventually(() => page.of('unread').at(-1)?.data).toEqual({ count: 1 });
  await pool.query('update notifications.messages set read_at = now() where person_id = $1', [personId]);
  await eventually(() => page.of('unread').at(-1)?.data).toEqual({ count: 0 });
});

test('operators hear how many failures are open', async () => {
  const { personId } = await person();
  const token = await transact(async (tx) => {
    await grantOperator(tx, { personId, permissions: ['failures'] });
    return (await openSession(tx, personId, { factorPassed: true })).token;
  });
  const page = await listen(token);
  await eventually(() => page.of('failures').at(-1)?.data).toEqual({ count: 0 });
  await pool.query(`insert into platform.failed_deliveries (failure_id, subscriber, seq, name, payload, occurred_at, error, failed_at)
    values (gen_random_uuid(), 's', 1, 'n', '{}', now(), 'e', now())`);
  await eventually(() => page.of('failures').at(-1)?.data).toEqual({ count: 1 });
});

test('who comes back hears what was missed, once and in order; who was away too long reads again', async () => {
  const { personId, token } = await person();
  const first = await listen(token);
  await eventually(() => first.of('hello')).toHaveLength(1);
  await say(personId);
  await eventually(() => first.of('order')).toHaveLength(1);
  const { id } = first.of('order')[0]!;
  first.stop();
  const orders = [newId('order'), newId('order')];
  for (const orderId of orders) await say(personId, undefined, orderId);
  await new Promise((wake) => setTimeout(wake, 600));
  const again = await listen(token, id);
  await eventually(() => again.of('order').map(({ data }) => data.orderId)).toEqual(
    orders.map((orderId) => toWire('order', orderId)),
  );
  for (const unknown of ['1-1', '9999999999999-1', "1'; drop", '']) {
    const page = await listen(token, unknown);
    if (unknown.includes('-1')) await eventually(() => page.of('resync')).toHaveLength(1);
    else await eventually(() => page.of('hello')).toHaveLength(1);
    page.stop();
  }
});

test('connections of a person are bounded, with a sentence', async () => {
  await pool.query(`insert into platform.policies (name, version, body, valid_from, changed_at, reason)
    values ('realtime.connections', 1, '{"mostPerPerson": 2, "beatSeconds": 5}', now() - interval '1 s', now(), 'test')`);
  await new Promise((wake) => setTimeout(wake, 1_100));
  const { token } = await person();
  const pages = [await listen(token), await listen(token)];
  await eventually(() => pages[1]!.of('hello')).toHaveLength(1);
  const refused = await fetch(`${url}/api/events`, { headers: { authorization: `Bearer ${token}` } });
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '30']);
  pages[0]!.stop();
  await eventually(async () => (await listen(token)).status).toBe(200);
});

test('a session that ended ends its stream at the next beat', async () => {
  const { token, personId } = await person();
  const page = await listen(token);
  await eventually(() => page.of('hello')).toHaveLength(1);
  await pool.query('delete from identity.sessions where person_id = $1', [personId]);
  await expect.poll(page.ended, { timeout: 16_000, interval: 100 }).toBe(true);
}, 20_000);
