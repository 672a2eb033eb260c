import type { Locale } from '../../platform/problem.ts';
import type { Ranked, Source, TermName } from './rank.ts';

type Said = Record<Locale, string>;

export const termWords: Record<TermName, Said> = {
  attraction: {
    zh: '内容吸引力：点赞、评论、收藏、分享比平均水平',
    en: 'Content appeal: likes, comments, saves and shares against the average',
  },
  commerce: {
    zh: '商品吸引力：看过的人点商品、下单的比例',
    en: 'Product interest: how many viewers open the product or buy',
  },
  freshness: { zh: '新鲜度：越新越高，几天内衰减', en: 'Freshness: higher when new, fading within days' },
  following: { zh: '你关注了这位创作者', en: 'You follow this creator' },
  liked: { zh: '你喜欢过这位创作者的视频', en: 'You liked videos of this creator' },
  exploration: { zh: '给每条视频的随机机会', en: 'A random chance every video gets' },
};

const sourceWords: Record<Source, Said> = {
  following: { zh: '因为你关注了 TA', en: 'Because you follow them' },
  interest: { zh: '因为你喜欢过 TA 的视频', en: 'Because you liked their videos' },
  popular: { zh: '很多人看完并互动了', en: 'Many people watched it and reacted' },
  fresh: { zh: '新发布的视频，正在让更多人看到', en: 'Newly published, being shown to more people' },
};

const tryWords: Said = {
  zh: '每条视频都有机会，看看你喜不喜欢',
  en: 'Every video gets its chance; see whether you like it',
};

/** Why this is shown, strongest reason first, in words a person understands. */
export function reasonsFor({ source, terms }: Ranked, locale: Locale): string[] {
  const strongest = (Object.entries(terms) as [TermName, number][])
    .filter(([name, value]) => value > 0.05 && name !== 'following' && name !== 'liked')
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, 2)
    .map(([name]) => termWords[name][locale]);
  const untrue = source === 'popular' && terms.attraction <= 0; // popular is what is left; it need not be
  const reasons = [...(untrue ? [] : [sourceWords[source][locale]]), ...strongest];
  return reasons.length > 0 ? reasons : [tryWords[locale]];
}

export function termsFor({ terms }: Ranked, locale: Locale) {
  return (Object.entries(terms) as [TermName, number][]).map(([name, value]) => ({
    name,
    value,
    words: termWords[name][locale],
  }));
}
