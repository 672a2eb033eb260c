import { yuanShown } from '../../platform/money.ts';
import type { Locale, Words } from '../../platform/problem.ts';
import { subtypeName } from './activity.ts';
import type { ActivityDefinition } from './schemas.ts';
import type { CouponBatchDefinition } from './coupon.schemas.ts';

type Benefit = CouponBatchDefinition['benefit'];

/** ¥12, or ¥12.50. */
export const yuan = (fen: number | bigint): string => {
  return `¥${yuanShown(BigInt(fen)).replace(/\.00$/, '')}`;
};
/** 8折, 8.5折; 20 % off. */
const rate = (payBps: number): Words => ({
  zh: `${payBps / 1_000}折`,
  en: `${(10_000 - payBps) / 100}% off`,
});

const gives = (benefit: Benefit): Words => {
  if (benefit.kind === 'off') return { zh: `减${yuan(benefit.offFen)}`, en: `${yuan(benefit.offFen)} off` };
  const { zh, en } = rate(benefit.payBps);
  if (benefit.capFen === undefined) return { zh, en };
  return { zh: `${zh}，最多减${yuan(benefit.capFen)}`, en: `${en}, at most ${yuan(benefit.capFen)}` };
};

/** After an amount: 满¥159打9折. Without the 打 the figures run together to ¥1599. */
const given = (benefit: Benefit): Words => {
  const { zh, en } = gives(benefit);
  return benefit.kind === 'rate' ? { zh: `打${zh}`, en } : { zh, en };
};

/** What an activity gives, in one line. */
export function activityWords({ rule, code }: Pick<ActivityDefinition, 'rule' | 'code'>): Words {
  switch (rule.kind) {
    case 'item-price':
      if (rule.price.kind === 'off')
        return { zh: `每件立减${yuan(rule.price.offFen)}`, en: `${yuan(rule.price.offFen)} off each` };
      return rule.price.kind === 'rate' ? rate(rule.price.payBps) : subtypeName(code);
    case 'quantity-tiers':
      return join(
        rule.tiers.map((t) => [`${t.minQuantity}件`, `${t.minQuantity} pieces: `, gives(t.benefit)]),
      );
    case 'amount-tiers':
      return join(
        rule.tiers.map((t) => [
          `满${yuan(t.minAmountFen)}`,
          `From ${yuan(t.minAmountFen)}: `,
          given(t.benefit),
        ]),
      );
    case 'every-amount':
      return {
        zh: `每满${yuan(rule.everyFen)}减${yuan(rule.offFen)}`,
        en: `${yuan(rule.offFen)} off every ${yuan(rule.everyFen)}`,
      };
    case 'bundle':
      return {
        zh: `${yuan(rule.forFen)}任选${rule.pieces}件`,
        en: `Any ${rule.pieces} for ${yuan(rule.forFen)}`,
      };
    case 'welcome':
      return couponWords(rule);
    case 'gift':
      return condition(rule, { zh: '送赠品', en: 'a gift' });
    case 'freight-offer':
      return condition(
        rule,
        rule.capFen === undefined
          ? { zh: '包邮', en: 'free delivery' }
          : { zh: `运费减${yuan(rule.capFen)}`, en: `${yuan(rule.capFen)} off delivery` },
      );
  }
}

export function couponWords({ thresholdFen, benefit }: { thresholdFen: number; benefit: Benefit }): Words {
  const { zh, en } = given(benefit);
  if (thresholdFen === 0) return { zh: `无门槛${zh}`, en };
  return { zh: `满${yuan(thresholdFen)}${zh}`, en: `${en} from ${yuan(thresholdFen)}` };
}

function condition(
  { minAmountFen, minQuantity }: { minAmountFen?: number; minQuantity?: number },
  what: Words,
): Words {
  const [zh, en] = [[] as string[], [] as string[]];
  if (minAmountFen !== undefined) {
    zh.push(`满${yuan(minAmountFen)}`);
    en.push(yuan(minAmountFen));
  }
  if (minQuantity !== undefined) {
    zh.push(`满${minQuantity}件`);
    en.push(`${minQuantity} pieces`);
  }
  if (zh.length === 0) return what;
  return { zh: `${zh.join('且')}${what.zh}`, en: `${what.en} from ${en.join(' and ')}` };
}

function join(parts: readonly (readonly [zh: string, en: string, gives: Words])[]): Words {
  return {
    zh: parts.map(([zh, , words]) => `${zh}${words.zh}`).join('，'),
    en: parts.map(([, en, words]) => `${en}${words.en}`).join('; '),
  };
}

export const inWords = (words: Words, locale: Locale): string => words[locale];
