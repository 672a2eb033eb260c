import { expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { wordsOfBought } from '../english-words.ts';
import { makeProduct, makeShop } from './make.ts';

const database = await testDatabase();
const { db } = database;
const { shopId } = await makeShop(database);
const { skuIds } = await makeProduct(database, shopId, {
  title: '红富士苹果',
  titleEn: 'Fuji apples',
  optionNames: ['规格'],
  optionNamesEn: ['Size'],
  skus: [{ priceFen: 3_990n, optionValues: ['5 斤'], optionValuesEn: ['2.5 kg'] }],
});
const bought = { skuId: skuIds[0]!, title: '红富士苹果', skuName: '5 斤' };

test('what was bought is told in English with the words the product has', async () => {
  const words = await wordsOfBought(db, [bought], 'en');
  expect(words(bought)).toEqual({ title: 'Fuji apples', skuName: '2.5 kg' });
});

test('in Chinese, and where the product says something else by now, the words of the purchase stay', async () => {
  expect((await wordsOfBought(db, [bought], 'zh'))(bought)).toEqual({ title: '红富士苹果', skuName: '5 斤' });
  const earlier = { ...bought, title: '红富士', skuName: '10 斤' };
  expect((await wordsOfBought(db, [earlier], 'en'))(earlier)).toEqual({ title: '红富士', skuName: '10 斤' });
});
