import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testApp } from '../../../../test/app.ts';
import { testDatabase } from '../../../../test/database.ts';
import { at, day, later } from '../../../platform/clock.ts';
import { newId } from '../../../platform/ids.ts';
import { makeShop } from '../../catalog/test/make.ts';
import { refusal } from '../../identity/test/make.ts';
import {
  carriers,
  followParcels,
  localCarrier,
  regionName,
  requireRegion,
  shipParcel,
  trackingOf,
  waybillOf,
  provinces,
} from '../index.ts';
import { openLogistics } from '../module.ts';

const database = await testDatabase();
const { db, transact } = database;
const { call } = testApp(database, [openLogistics]);
const { shopId } = await makeShop(database);
const start = new Date('2026-11-01T00:00:00Z');
const link = localCarrier({ speed: 1 });
const follow = (days: number) => at(later(start, days * day), () => followParcels(database, link));
const ship = (change: object = {}) =>
  at(start, () =>
    transact((tx) =>
      shipParcel(tx, {
        orderId: newId('order'),
        buyerId: newId('person'),
        shopId,
        carrier: 'sf',
        trackingNumber: 'SF1390001234567',
        toRegion: '650102',
        ...change,
      }),
    ),
  );

test('a parcel travels step by step, says so in both languages, and arrives once', async () => {
  const orderId = newId('order');
  await ship({ orderId, trackingNumber: ' sf 139-0001-234568 ' });
  const state = async () => (await trackingOf(db, [orderId], 'zh')).get(orderId)![0]!.state;
  const seen = [await state()];
  for (const days of [0.05, 0.2, 1, 4.2, 4.5, 4.75, 5, 5.25, 5.5, 6, 7]) {
    await follow(days);
    const now = await state();
    if (now !== seen.at(-1)) seen.push(now);
  }
  expect(seen.filter((each) => ['announced', 'picked_up', 'delivered'].includes(each))).toEqual([
    'announced',
    'picked_up',
    'delivered',
  ]);
  expect(seen).toContain('in_transit');
  const [zh] = (await trackingOf(db, [orderId], 'zh')).get(orderId)!;
  const [en] = (await trackingOf(db, [orderId], 'en')).get(orderId)!;
  expect(zh!.trackingNumber).toBe('SF1390001234568');
  expect([zh!.carrierName, en!.carrierName]).toEqual(['顺丰速运', 'SF Express']);
  expect([zh!.steps[0]!.words, en!.steps[0]!.words]).toEqual([
    '【乌鲁木齐市】包裹已送达',
    'Delivered in Xinjiang',
  ]);
  expect(zh!.steps.map(({ kind }) => kind).slice(-2)).toEqual(['picked_up', 'announced']);
  const { rows } =
    await sql`select from platform.events where name = 'logistics.parcel_delivered' and payload ->> 'orderId' = ${orderId}`.execute(
      db,
    );
  expect(rows).toHaveLength(1);
});

test('two followers at once still say it once', async () => {
  const orderId = newId('order');
  await ship({ orderId, trackingNumber: 'SF1390001234599' });
  await Promise.all([follow(9), follow(9), follow(9)]);
  const { rows } =
    await sql`select from platform.events where name = 'logistics.parcel_delivered' and payload ->> 'orderId' = ${orderId}`.execute(
      db,
    );
  expect(rows).toHaveLength(1);
  expect((await trackingOf(db, [orderId], 'zh')).get(orderId)![0]!.steps).toHaveLength(6);
});

// Line that must break this: `behind(after, …)` in shipmentsToLookAt.
test('parcels that a carrier says nothing of, or cannot be asked about, hold up nobody', async () => {
  const lost = new Set<string>();
  for (let n = 0; n < 210; n++) {
    const buyerId = newId('person');
    const { shipmentId } = await ship({ buyerId, trackingNumber: `SF139001${String(1_000_000 + n)}` });
    if (n < 200) lost.add(shipmentId);
    else
      await sql`update logistics.shipments set look_again_at = look_again_at + interval '1 hour' where shipment_id = ${shipmentId}`.execute(
        db,
      );
  }
  let pages = 0;
  const carriersAway = {
    track: async (...[parcels, time]: Parameters<typeof link.track>) => {
      if (pages++ === 0) throw new Error('away');
      const answers = await link.track(parcels, time);
      return new Map([...answers].filter(([shipmentId]) => !lost.has(shipmentId)));
    },
  };
  const run = at(later(start, 8 * day), () => followParcels(database, carriersAway));
  await expect(run).rejects.toThrow(/could not be done: sht_[0-9a-f]{32}: Error: away/);
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from logistics.shipments where state = 'delivered' and tracking_number like 'SF139001%'`.execute(
    db,
  );
  expect(rows[0]!.n).toBe(10);
});

test('a waybill is one parcel of one buyer and shop', async () => {
  const buyerId = newId('person');
  const trackingNumber = 'YT8800012345678';
  await ship({ buyerId, carrier: 'yto', trackingNumber });
  await ship({ buyerId, carrier: 'yto', trackingNumber });
  expect(await refusal(ship({ carrier: 'yto', trackingNumber }))).toBe('logistics.waybill_taken');
});

test.each(carriers.map(({ code, example }) => [code, example]))(
  '%s takes its own numbers and no others',
  (code, example) => {
    expect(waybillOf(code!, example!.toLowerCase())).toBe(example);
    for (const wrong of ['', '123', `${example}9`, '<script>', 'SF'.repeat(50)])
      expect(() => waybillOf(code!, wrong)).toThrow('logistics.waybill_invalid');
  },
);

test('an unknown carrier is refused', () =>
  expect(() => waybillOf('pigeon', '1')).toThrow('logistics.carrier_unknown'));

test('regions are a tree of six-digit codes with names', async () => {
  const { body } = await call('GET /regions');
  expect(body.items).toHaveLength(31);
  expect(
    provinces.every(
      ({ nameEn, children }) => nameEn !== '' && children.every((city) => city.children.length > 0),
    ),
  ).toBe(true);
  expect([regionName('650102'), regionName('110101'), regionName('441900')]).toEqual([
    '新疆维吾尔自治区 乌鲁木齐市 天山区',
    '北京市 东城区',
    '广东省 东莞市',
  ]);
  expect(() => requireRegion('000000')).toThrow('logistics.region_unknown');
  expect((await call('GET /carriers')).body.items).toHaveLength(carriers.length);
});
