// Freight templates the shops choose from. The far provinces cost more because parcels to them do.

import { both } from './authoring.ts';
import type { FreightRule, FreightTemplate } from './types.ts';

export const XINJIANG = '650000';
export const TIBET = '540000';
const FAR = [XINJIANG, TIBET];
const REMOTE = ['150000', '620000', '630000', '640000', '460000'];
const NEAR_DELTA = ['310000', '320000', '330000', '340000'];

const rule = (
  regions: readonly string[] | null,
  firstUnits: number,
  firstYuan: number,
  nextUnits: number,
  nextYuan: number,
): FreightRule => ({
  regions,
  firstUnits,
  nextUnits,
  firstFen: BigInt(Math.round(firstYuan * 100)),
  nextFen: BigInt(Math.round(nextYuan * 100)),
});

export const freeEverywhere = (key: string): FreightTemplate => ({
  key,
  name: both('全国包邮 || Free shipping nationwide'),
  charge: 'free',
  rules: [],
  notDelivered: [],
});

export const freeExceptFar = (key: string, farYuan = 10): FreightTemplate => ({
  key,
  name: both('包邮，新疆西藏补差价 || Free shipping, supplement for Xinjiang and Tibet'),
  charge: 'piece',
  rules: [rule(null, 1, 0, 1, 0), rule(FAR, 1, farYuan, 1, 2)],
  notDelivered: [],
});

export const byPiece = (key: string, firstYuan: number, nextYuan: number): FreightTemplate => ({
  key,
  name: both('按件计费 || By piece'),
  charge: 'piece',
  rules: [rule(null, 1, firstYuan, 1, nextYuan), rule(FAR, 1, firstYuan + 12, 1, nextYuan + 5)],
  notDelivered: [],
});

export const fruitByWeight = (key: string): FreightTemplate => ({
  key,
  name: both('水果按重量 || Fruit by weight'),
  charge: 'weight',
  rules: [rule(null, 3000, 0, 1000, 1.5), rule(REMOTE, 3000, 6, 1000, 3), rule(FAR, 3000, 12, 1000, 6)],
  notDelivered: [],
});

export const coldChain = (key: string): FreightTemplate => ({
  key,
  name: both('冷链按重量 || Cold chain by weight'),
  charge: 'weight',
  rules: [rule(null, 2000, 12, 1000, 4), rule(NEAR_DELTA, 2000, 6, 1000, 2), rule(REMOTE, 2000, 26, 1000, 9)],
  // Ice does not last as far as Urumqi or Lhasa; the dock would rather not sell than sell it spoilt.
  notDelivered: FAR,
});
