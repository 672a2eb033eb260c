import { codeToText } from 'element-china-area-data';
import { describe, expect, it } from 'vitest';
import { allProducts, town, type Text } from '../index.ts';

const skus = allProducts.flatMap((product) => product.skus);

/** Every `{ zh, en }` anywhere in the town, with the path that leads to it. */
function texts(value: unknown, path = 'town'): [string, Text][] {
  if (value === null || typeof value !== 'object' || value instanceof RegExp) return [];
  if (value instanceof Map) return [...value].flatMap(([key, each]) => texts(each, `${path}.${key}`));
  if ('zh' in value && 'en' in value) return [[path, value as Text]];
  return Object.entries(value).flatMap(([key, each]) => texts(each, `${path}.${key}`));
}

describe('the demo town', () => {
  it('is large enough to look alive', () => {
    expect(town.shops.length).toBeGreaterThanOrEqual(8);
    expect(allProducts.length).toBeGreaterThanOrEqual(130);
    expect(town.creators.length).toBe(10);
    expect(town.buyers.length).toBeGreaterThanOrEqual(30);
    expect(town.videos.length).toBeGreaterThanOrEqual(42);
    expect(town.reviewTexts.length).toBeGreaterThanOrEqual(150);
  });

  it('says everything in both languages', () => {
    const all = texts(town);
    expect(all.length).toBeGreaterThan(1500);
    const chinese = /[\u4e00-\u9fff]/;
    for (const [path, text] of all) {
      expect(text.zh, path).not.toBe('');
      expect(text.en, path).not.toBe('');
      expect(chinese.test(text.en), `${path}: ${text.en}`).toBe(false);
    }
    for (const product of allProducts) expect(chinese.test(product.title.zh), product.key).toBe(true);
  });

  it('gives every key once', () => {
    const unique = (names: readonly string[]) => expect(new Set(names).size).toBe(names.length);
    unique(town.people.map(({ key }) => key));
    unique(town.people.map(({ phone }) => phone));
    unique(allProducts.map(({ key }) => key));
    unique(skus.map(({ code }) => code));
    unique(town.videos.map(({ key }) => key));
    unique(town.categories.flatMap(({ key, children }) => [key, ...children.map((child) => child.key)]));
  });

  it('names only what exists', () => {
    const people = new Set(town.people.map(({ key }) => key));
    const categories = new Map(
      town.categories.flatMap(({ children }) => children.map(({ key }) => [key, 0])),
    );
    const products = new Set(allProducts.map(({ key }) => key));
    for (const shop of town.shops) {
      expect(shop.staff[0]?.role).toBe('owner');
      for (const { person } of shop.staff) expect(people.has(person), person).toBe(true);
    }
    for (const { person } of [...town.creators, ...town.buyers, ...town.operators])
      expect(people.has(person), person).toBe(true);
    for (const product of allProducts) {
      const used = categories.get(product.category);
      expect(used, `${product.key} is in ${product.category}`).toBeDefined();
      categories.set(product.category, (used ?? 0) + 1);
      const shop = town.shops.find(({ key }) => key === product.shop);
      expect(
        shop?.freightTemplates.some(({ key }) => key === product.freightTemplate),
        product.key,
      ).toBe(true);
    }
    for (const [category, count] of categories) expect(count, `nothing is in ${category}`).toBeGreaterThan(0);
    for (const video of town.videos)
      for (const key of video.products) expect(products.has(key), `${video.key} sells ${key}`).toBe(true);
  });

  it('sells at believable prices, in whole combinations', () => {
    for (const product of allProducts) {
      const combinations = product.options.reduce((count, option) => count * option.values.length, 1);
      expect(product.skus.length, product.key).toBe(combinations);
      expect(combinations, product.key).toBeLessThanOrEqual(16);
      expect(product.description.length, product.key).toBeGreaterThanOrEqual(2);
      expect(product.attributes.length, product.key).toBeGreaterThanOrEqual(2);
      for (const sku of product.skus) {
        expect(sku.specs.length, sku.code).toBe(product.options.length);
        expect(sku.priceFen > 500n && sku.priceFen < 600_000n, sku.code).toBe(true);
        if (sku.listPriceFen !== null) expect(sku.listPriceFen > sku.priceFen, sku.code).toBe(true);
        expect(sku.stock, sku.code).toBeGreaterThan(20);
        expect(sku.weightGrams, sku.code).toBeGreaterThan(0);
      }
    }
  });

  it('lives in real places (GB/T 2260)', () => {
    const known = new Set(Object.keys(codeToText).map((code) => code.padEnd(6, '0')));
    for (const { address } of town.buyers)
      expect(known.has(address.regionCode), address.regionCode).toBe(true);
    const provinces = new Set(town.buyers.map(({ address }) => address.regionCode.slice(0, 2)));
    expect(provinces.size).toBeGreaterThanOrEqual(20);
    for (const shop of town.shops) {
      expect(known.has(shop.regionCode), shop.key).toBe(true);
      const regions = shop.freightTemplates.flatMap((template) => [
        ...template.notDelivered,
        ...template.rules.flatMap((rule) => rule.regions ?? []),
      ]);
      for (const region of regions) expect(known.has(region), region).toBe(true);
    }
  });

  it('knows the people every document names', () => {
    const phone = (key: string) => town.people.find((person) => person.key === key)?.phone;
    expect([phone('xiaoman'), phone('guli'), phone('aqiang'), phone('laoli'), phone('chenyunying')]).toEqual([
      '13800000001',
      '13800000002',
      '13800000003',
      '13800000101',
      '13800000900',
    ]);
  });
});
