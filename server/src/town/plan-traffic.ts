// Who watched, liked, followed and said something; and the daily figures of every video and product.

import { DAY, HOUR, MINUTE, busyness, dayOf } from './plan-clock.ts';
import type { Plan, PlannedComment, PlannedPurchase, ProductDay, VideoDay } from './plan-types.ts';
import { randomFrom, type Random } from './random.ts';
import type { CommentText, Creator, Product, Town, Video } from './types.ts';

/** Each creator's first film is out before the month begins; the rest follow, evenings mostly. */
export function planPublishing(town: Town, seed: string, startsAt: Date, endsAt: Date): Map<string, Date> {
  const random = randomFrom(`${seed}/publishing`);
  const published = new Map<string, Date>();
  for (const creator of town.creators) {
    const own = town.videos.filter((video) => video.creator === creator.key);
    const span = endsAt.getTime() - startsAt.getTime() - 2 * DAY;
    own.forEach((video, index) => {
      const from =
        index === 0 ? startsAt.getTime() - 3 * DAY : startsAt.getTime() + (span * index) / own.length;
      const day = Math.floor(from / DAY) * DAY;
      // 10:00–14:00 UTC is the Shanghai evening.
      published.set(
        video.key,
        new Date(day + random.between(10, 13) * HOUR + random.between(0, 59) * MINUTE),
      );
    });
  }
  return published;
}

const days = (startsAt: Date, endsAt: Date): Date[] => {
  const all: Date[] = [];
  for (let at = startsAt.getTime(); at < endsAt.getTime(); at += DAY) all.push(new Date(at));
  return all;
};

const tally = (
  purchases: readonly PlannedPurchase[],
  key: (line: { product: string; video: string | null }) => string | null,
): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const purchase of purchases) {
    const day = dayOf(purchase.placedAt);
    for (const line of purchase.orders.flatMap((order) => order.lines)) {
      const of = key(line);
      if (of) counts.set(`${of}/${day}`, (counts.get(`${of}/${day}`) ?? 0) + 1);
    }
  }
  return counts;
};

export function planVideoDays(
  town: Town,
  seed: string,
  startsAt: Date,
  endsAt: Date,
  purchases: readonly PlannedPurchase[],
  publishedAt: ReadonlyMap<string, Date>,
): VideoDay[] {
  const random = randomFrom(`${seed}/videos`);
  const bought = tally(purchases, (line) => line.video);
  const reach = new Map(town.creators.map((creator) => [creator.key, creator.reach]));
  return town.videos.flatMap((video) =>
    days(startsAt, endsAt).flatMap((at) => {
      const age = (at.getTime() + DAY - (publishedAt.get(video.key)?.getTime() ?? 0)) / DAY;
      if (age <= 0) return [];
      const orders = bought.get(`${video.key}/${dayOf(at)}`) ?? 0;
      // A film peaks in its first days and then lives on a long tail.
      const fame =
        (reach.get(video.creator) ?? 10) *
        (0.4 + (video.scene.seed % 97) / 60) *
        (0.35 + 2.4 * Math.exp(-age / 4));
      const share = (at.getTime() - startsAt.getTime()) / (endsAt.getTime() - startsAt.getTime());
      const exposures = Math.round(fame * busyness(at, share) * (7 + random.next() * 5)) + orders * 30;
      const plays = Math.round(exposures * (0.52 + random.next() * 0.22));
      const completions = Math.round(plays * (0.24 + random.next() * 0.26));
      const likes = Math.round(plays * (0.03 + random.next() * 0.05));
      const shares = Math.round(plays * (0.003 + random.next() * 0.009));
      const productClicks = Math.min(plays, Math.round(plays * (0.03 + random.next() * 0.05)) + orders * 2);
      return [
        {
          video: video.key,
          day: dayOf(at),
          exposures,
          plays,
          completions,
          likes,
          shares,
          productClicks,
          orders,
        },
      ];
    }),
  );
}

export function planProductDays(
  town: Town,
  seed: string,
  startsAt: Date,
  endsAt: Date,
  purchases: readonly PlannedPurchase[],
): ProductDay[] {
  const random = randomFrom(`${seed}/products`);
  const bought = tally(purchases, (line) => line.product);
  return town.shops
    .flatMap((shop) => shop.products)
    .flatMap((product) =>
      days(startsAt, endsAt).map((at) => {
        const orders = bought.get(`${product.key}/${dayOf(at)}`) ?? 0;
        const views =
          Math.round((4 + random.next() * 12) * busyness(at, 0.5)) + orders * random.between(9, 26);
        const addedToCart = orders + Math.round(views * (0.04 + random.next() * 0.05));
        return { product: product.key, day: dayOf(at), views, addedToCart, orders };
      }),
    );
}

const between = (random: Random, from: Date, to: Date): Date =>
  new Date(from.getTime() + random.next() * Math.max(0, to.getTime() - from.getTime() - MINUTE));

type Affection = Pick<Plan, 'follows' | 'likes' | 'saves' | 'savedProducts' | 'comments'>;

export function planAffection(
  town: Town,
  seed: string,
  startsAt: Date,
  endsAt: Date,
  publishedAt: ReadonlyMap<string, Date>,
): Affection {
  const random = randomFrom(`${seed}/affection`);
  const products = town.shops.flatMap((shop) => shop.products);
  const out = (video: Video) => publishedAt.get(video.key) ?? startsAt;
  const kindsOf = (video: Video) =>
    products.filter((product) => video.products.includes(product.key)).map((product) => product.kind);
  const fans = town.buyers.flatMap((buyer) =>
    town.videos.map((video) => ({
      buyer,
      video,
      keen: kindsOf(video).some((kind) => buyer.likes.includes(kind)),
    })),
  );
  const happening = (video: Video) => between(random, out(video), endsAt);
  const wish = (creator: Creator) => creator.reach / 260;
  return {
    follows: town.buyers.flatMap((buyer) =>
      town.creators
        .filter((creator) => random.chance(wish(creator)))
        .map((creator) => ({
          person: buyer.person,
          creator: creator.key,
          at: between(random, startsAt, endsAt),
        })),
    ),
    likes: fans
      .filter(({ keen }) => random.chance(keen ? 0.6 : 0.22))
      .map(({ buyer, video }) => ({ person: buyer.person, video: video.key, at: happening(video) })),
    saves: fans
      .filter(({ keen }) => random.chance(keen ? 0.2 : 0.04))
      .map(({ buyer, video }) => ({ person: buyer.person, video: video.key, at: happening(video) })),
    savedProducts: town.buyers.flatMap((buyer) =>
      products
        .filter((product) => random.chance(buyer.likes.includes(product.kind) ? 0.08 : 0.01))
        .map((product) => ({
          person: buyer.person,
          product: product.key,
          at: between(random, startsAt, endsAt),
        })),
    ),
    comments: town.videos.flatMap((video) => planComments(town, random, video, out(video), endsAt, products)),
  };
}

function planComments(
  town: Town,
  random: Random,
  video: Video,
  from: Date,
  endsAt: Date,
  products: readonly Product[],
): PlannedComment[] {
  const tagged = products.filter((product) => video.products.includes(product.key));
  const creator = town.creators.find((each) => each.key === video.creator);
  const about = (text: CommentText) =>
    text.about === null || tagged.some((product) => text.about?.test(product.key));
  const fits = town.commentTexts.filter(
    (text) => (text.kind === 'any' || tagged.some((product) => product.kind === text.kind)) && about(text),
  );
  const chosen = fits.filter((text) => random.chance(text.kind === 'any' ? 0.35 : 0.85));
  return chosen
    .map((text) => {
      const at = between(random, from, endsAt);
      const answer = random.pick([
        '谢谢支持，链接就在视频下面。',
        '问得好，下一条专门讲。',
        '有的，今天刚补的货。',
        '哈哈哈我也是这么想的。',
        '放心，坏了赔。',
      ]);
      const answeredAt = new Date(at.getTime() + random.between(4, 300) * MINUTE);
      const replies = creator && text.language === 'zh' && random.chance(0.22) && answeredAt < endsAt;
      return {
        video: video.key,
        person: random.pick(town.buyers).person,
        text: text.text,
        at,
        reply: replies ? { person: creator.person, text: answer, at: answeredAt } : null,
      };
    })
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}
