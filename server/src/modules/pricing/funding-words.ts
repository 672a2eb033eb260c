import type { Funding } from '@jishi/pricing';
import type { Words } from '../../platform/problem.ts';
import type { Split } from '../subsidies/index.ts';

const funders: readonly (readonly [keyof Funding, Words])[] = [
  ['merchantBps', { zh: '店铺', en: 'the shop' }],
  ['platformBps', { zh: '平台', en: 'the platform' }],
  ['creatorBps', { zh: '达人', en: 'the creator' }],
  ['brandBps', { zh: '品牌', en: 'the brand' }],
];

const percent = (bps: number) => `${bps / 100}%`;

/** 店铺 50%、平台 50%; the shop 50%, the platform 50%. */
export function sharesInWords(funding: Funding): Words {
  const named = funders.filter(([who]) => (funding[who] ?? 0) > 0);
  return {
    zh: named.map(([who, { zh }]) => `${zh} ${percent(funding[who]!)}`).join('、'),
    en: named.map(([who, { en }]) => `${en} ${percent(funding[who]!)}`).join(', '),
  };
}

/** 平台、品牌; the platform, the brand. */
export function payersInWords(funding: Funding): Words {
  const named = funders.filter(([who]) => (funding[who] ?? 0) > 0).map(([, words]) => words);
  return { zh: named.map(({ zh }) => zh).join('、'), en: named.map(({ en }) => en).join(', ') };
}

/** The same offer as the budget would pay it: the shop's part stays, the rest is shared as the budget declares. */
export function inSplit({ merchantBps = 0 }: Funding, split: Split): Funding {
  const rest = 10_000 - merchantBps;
  const creatorBps = Math.floor((rest * split.creatorBps) / 10_000);
  const brandBps = Math.floor((rest * split.brandBps) / 10_000);
  const platformBps = split.platformBps === 0 ? 0 : rest - creatorBps - brandBps;
  // Without the platform the odd basis point is the brand's, else the creator's.
  const odd = rest - platformBps - creatorBps - brandBps;
  return {
    merchantBps,
    platformBps,
    creatorBps: creatorBps + (split.brandBps === 0 ? odd : 0),
    brandBps: brandBps + (split.brandBps === 0 ? 0 : odd),
  };
}
