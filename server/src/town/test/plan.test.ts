import { describe, expect, it } from 'vitest';
import { carriers } from '../../modules/logistics/index.ts';
import { allProducts, makePlan, town } from '../index.ts';

const endsAt = new Date('2026-11-22T08:00:00Z');
const plan = makePlan(town, { endsAt });
const orders = plan.purchases.flatMap((purchase) => purchase.orders.map((order) => ({ ...order, purchase })));
const lines = orders.flatMap((order) => order.lines.map((line) => ({ ...line, order })));
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
const printed = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'bigint' ? String(each) : each instanceof Map ? [...each] : each,
  );

describe('the month of trade', () => {
  it('is the same month every time, and another month from another seed', () => {
    expect(printed(makePlan(town, { endsAt }))).toBe(printed(plan));
    expect(printed(makePlan(town, { endsAt, seed: 'another' }).purchases)).not.toBe(printed(plan.purchases));
  });

  it('places about as many orders as asked, with every outcome among them', () => {
    expect(orders.length).toBeGreaterThan(1100);
    expect(orders.length).toBeLessThan(1300);
    const outcomes = Map.groupBy(orders, ({ outcome }) => outcome);
    expect(sum([...outcomes.values()].map((each) => each.length))).toBe(orders.length);
    for (const outcome of [
      'unpaid-cancelled',
      'paid-waiting',
      'shipped',
      'received',
      'reviewed',
      'cancelled-after-paid',
    ] as const) {
      expect(outcomes.get(outcome)?.length ?? 0, outcome).toBeGreaterThan(15);
    }
    const hers = new Set(
      orders.filter(({ purchase }) => purchase.buyer === 'xiaoman').map(({ outcome }) => outcome),
    );
    expect(hers.size, 'Xiaoman has something in every state').toBe(6);
  });

  it('leaves Xiaoman a parcel to wait for at whatever hour the town is made', () => {
    for (const hour of ['01', '07', '13', '19']) {
      const { purchases } = makePlan(town, {
        endsAt: new Date(`2026-03-0${(Number(hour) % 7) + 1}T${hour}:20:00Z`),
        orders: 200,
      });
      const states = purchases
        .filter(({ buyer }) => buyer === 'xiaoman')
        .flatMap((purchase) => purchase.orders.map(({ outcome }) => outcome));
      expect(states).toContain('paid-waiting');
      expect(states).toContain('shipped');
    }
  });

  it('keeps to the clock: placed, paid, shipped, received, reviewed, answered, and never later than the end', () => {
    for (const { purchase, lines: bought, ...order } of orders) {
      const steps = [
        plan.startsAt,
        purchase.placedAt,
        purchase.paidAt,
        order.shippedAt,
        order.receivedAt,
      ].filter((at) => at !== null);
      const reviews = bought.flatMap(({ review }) => review ?? []);
      const courses = [
        [...steps, plan.endsAt],
        [purchase.placedAt, order.cancelledAt ?? plan.endsAt, plan.endsAt],
      ];
      for (const review of reviews)
        courses.push([
          order.receivedAt ?? plan.endsAt,
          review.at,
          review.reply?.at ?? plan.endsAt,
          plan.endsAt,
        ]);
      for (const course of courses)
        expect(
          [...course].sort((a, b) => a.getTime() - b.getTime()),
          order.key,
        ).toEqual(course);
      expect(order.outcome === 'unpaid-cancelled', order.key).toBe(purchase.paidAt === null);
      expect(order.outcome === 'reviewed', order.key).toBe(reviews.length > 0);
      expect(order.shippedAt === null, order.key).toBe(order.trackingNumber === null);
      const carrier = carriers.find(({ code }) => code === order.carrier);
      if (order.trackingNumber)
        expect(order.trackingNumber).toMatch(new RegExp(carrier?.waybillPattern ?? 'no such carrier'));
    }
  });

  it('sells what is on the shelf, at its price, where the shop delivers', () => {
    const sold = new Map<string, number>();
    for (const line of lines) {
      const product = allProducts.find(({ key }) => key === line.product);
      const sku = product?.skus.find(({ code }) => code === line.sku);
      expect(sku?.priceFen, line.sku).toBe(line.priceFen);
      expect(product?.shop).toBe(line.order.shop);
      sold.set(line.sku, (sold.get(line.sku) ?? 0) + line.quantity);
      const shop = town.shops.find(({ key }) => key === line.order.shop);
      const template = shop?.freightTemplates.find(({ key }) => key === product?.freightTemplate);
      const buyer = town.buyers.find(({ person }) => person === line.order.purchase.buyer);
      expect(template?.notDelivered).not.toContain(`${buyer?.address.regionCode.slice(0, 2)}0000`);
      if (line.video) {
        expect(town.videos.find(({ key }) => key === line.video)?.products).toContain(line.product);
        expect(plan.publishedAt.get(line.video)!.getTime()).toBeLessThan(
          line.order.purchase.placedAt.getTime(),
        );
      }
    }
    for (const sku of allProducts.flatMap((product) => product.skus))
      expect(sold.get(sku.code) ?? 0, sku.code).toBeLessThanOrEqual(sku.stock / 2);
  });

  it('praises the crab only on the crab', () => {
    const reviewed = lines.filter(({ review }) => review);
    expect(reviewed.length).toBeGreaterThan(350);
    expect(reviewed.filter(({ review }) => review?.withPicture).length).toBeGreaterThan(40);
    for (const { review, product } of reviewed) {
      const text = town.reviewTexts.find((each) => each.text === review?.text);
      if (text?.about) expect(product).toMatch(text.about);
    }
    for (const product of allProducts) {
      const said = reviewed.filter((line) => line.product === product.key).map(({ review }) => review?.text);
      expect(new Set(said).size, `${product.key} repeats itself`).toBe(said.length);
    }
  });

  it('adds up: views, clicks and orders of every day', () => {
    for (const day of plan.videoDays) {
      expect(day.exposures).toBeGreaterThanOrEqual(day.plays);
      expect(day.plays).toBeGreaterThanOrEqual(day.productClicks);
      expect(day.plays).toBeGreaterThanOrEqual(day.completions + day.shares);
      expect(day.productClicks).toBeGreaterThanOrEqual(day.orders);
    }
    for (const day of plan.productDays) expect(day.views).toBeGreaterThanOrEqual(day.orders);
    const days = new Set(plan.productDays.map(({ day }) => day));
    const counted = lines.filter(({ order }) => days.has(order.purchase.placedAt.toISOString().slice(0, 10)));
    expect(sum(plan.productDays.map(({ orders: count }) => count))).toBeGreaterThan(counted.length * 0.9);
    const evening = orders.filter(({ purchase }) =>
      [12, 13, 14].includes(purchase.placedAt.getUTCHours()),
    ).length;
    const night = orders.filter(({ purchase }) =>
      [18, 19, 20].includes(purchase.placedAt.getUTCHours()),
    ).length;
    expect(evening).toBeGreaterThan(night * 5);
  });
});
