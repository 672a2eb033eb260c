// Who bought what, when, and what became of it.

import { HOUR, MINUTE, moments } from './plan-clock.ts';
import type { Outcome, PlannedLine, PlannedOrder, PlannedPurchase, PlannedReview } from './plan-types.ts';
import { randomFrom, type Random } from './random.ts';
import type { Buyer, Product, ReviewText, Shop, Town, Video } from './types.ts';

/** Unpaid orders give their stock back after this long; the same figure the order module starts with. */
const PAY_WITHIN = 30 * MINUTE;
// A visitor signs in as Xiaoman first: whatever the hour, one parcel waits to be sent and one is on its way.
const XIAOMAN_BOUGHT_HOURS_AGO = [46, 2];
/** Baskets reach across shops now and then. */
const ORDERS_PER_PURCHASE = 1.27;
/** Carriers the shops use, and how each writes its waybills: a prefix, digits, a suffix. */
const CARRIERS = [
  { code: 'sf', prefix: 'SF', digits: 13, suffix: '' },
  { code: 'zto', prefix: '7', digits: 13, suffix: '' },
  { code: 'yto', prefix: 'YT', digits: 13, suffix: '' },
  { code: 'sto', prefix: '77', digits: 13, suffix: '' },
  { code: 'yunda', prefix: '4', digits: 14, suffix: '' },
  { code: 'jd', prefix: 'JD', digits: 13, suffix: '' },
  { code: 'ems', prefix: 'EA', digits: 9, suffix: 'CN' },
] as const;
const REASONS = ['拍错规格了', '不想要了', '地址填错，重新下单', '家里人已经买了', '等不及了'];
const NOTES = [
  '',
  '',
  '',
  '',
  '',
  '',
  '请放门口',
  '老人收件，电话多响几声',
  '送人的，不要放价格单',
  'Please call before delivery',
  '工作日送公司',
];

type Trade = {
  town: Town;
  random: Random;
  endsAt: Date;
  publishedAt: ReadonlyMap<string, Date>;
  sold: Map<string, number>;
  usedTexts: Map<string, Set<string>>;
  products: readonly Product[];
  popularity: ReadonlyMap<string, number>;
};

export function planPurchases(
  town: Town,
  seed: string,
  startsAt: Date,
  endsAt: Date,
  count: number,
  publishedAt: ReadonlyMap<string, Date>,
): PlannedPurchase[] {
  const random = randomFrom(`${seed}/orders`);
  const products = town.shops.flatMap((shop) => shop.products);
  // A few products carry a shop; the long tail sells now and then.
  const popularity = new Map(
    products.map((product) => [product.key, 1 / (1 + 9 * randomFrom(product.key).next())]),
  );
  const trade: Trade = {
    town,
    random,
    endsAt,
    publishedAt,
    products,
    popularity,
    sold: new Map(),
    usedTexts: new Map(),
  };
  const purchases: PlannedPurchase[] = [];
  const hers = XIAOMAN_BOUGHT_HOURS_AGO.map((hours) => new Date(endsAt.getTime() - hours * HOUR));
  const all = [...moments(random, startsAt, endsAt, Math.round(count / ORDERS_PER_PURCHASE)), ...hers].sort(
    (a, b) => a.getTime() - b.getTime(),
  );
  for (const placedAt of all) {
    purchases.push(
      planPurchase(
        trade,
        `p${String(purchases.length + 1).padStart(4, '0')}`,
        placedAt,
        hers.includes(placedAt),
      ),
    );
  }
  return purchases;
}

function planPurchase(trade: Trade, key: string, placedAt: Date, hers: boolean): PlannedPurchase {
  const { random, town, endsAt } = trade;
  const left = endsAt.getTime() - placedAt.getTime();
  const weight = ({ person }: Buyer) =>
    person === 'xiaoman' ? (hers ? 1e6 : 2.4) : person.length % 3 === 0 ? 1.4 : 0.8;
  const buyer = random.weighted(town.buyers, weight);
  const unpaid = random.chance(0.09) && left > PAY_WITHIN * 2 && !hers;
  const paidAt = unpaid
    ? null
    : new Date(Math.min(placedAt.getTime() + random.between(15, 480) * 1000, endsAt.getTime() - 1));
  const shops = new Map<string, PlannedLine[]>();
  for (let index = random.weighted([1, 2, 3], (n) => [72, 21, 7][n - 1] ?? 0); index > 0; index--) {
    const line = pickLine(trade, buyer, placedAt);
    const shop = line.shop.key;
    // Two lines of one SKU would be one line with a larger quantity.
    const lines = shops.get(shop) ?? [];
    if (!lines.some((other) => other.sku === line.line.sku)) shops.set(shop, [...lines, line.line]);
  }
  const orders = [...shops].map(([shop, lines], index) =>
    follow(trade, { key: `${key}-${index + 1}`, shop, lines, buyer, placedAt, paidAt, steady: hers }),
  );
  return { key, buyer: buyer.person, placedAt, paidAt, orders };
}

function pickLine(trade: Trade, buyer: Buyer, placedAt: Date): { shop: Shop; line: PlannedLine } {
  const { random, town, products, popularity, publishedAt } = trade;
  for (;;) {
    const video = random.chance(0.46) ? pickVideo(trade, buyer, placedAt, publishedAt) : null;
    const product = video
      ? products.find((each) => each.key === random.pick(video.products))
      : random.weighted(
          products,
          (each) => (popularity.get(each.key) ?? 1) * (buyer.likes.includes(each.kind) ? 6 : 1),
        );
    const shop = town.shops.find((each) => each.key === product?.shop);
    if (!product || !shop || !delivers(shop, product, buyer)) continue;
    const sku = random.weighted(product.skus, (each) => 1 / (1 + product.skus.indexOf(each)));
    const cheap = sku.priceFen < 6000n;
    const quantity = random.weighted([1, 2, 3], (n) => (cheap ? [70, 24, 6] : [94, 5, 1])[n - 1] ?? 0);
    // Never plan more than half of what the shelf holds: the town must stay shoppable.
    const sold = (trade.sold.get(sku.code) ?? 0) + quantity;
    if (sold > sku.stock / 2) continue;
    trade.sold.set(sku.code, sold);
    return {
      shop,
      line: {
        product: product.key,
        sku: sku.code,
        quantity,
        priceFen: sku.priceFen,
        video: video?.key ?? null,
        review: null,
      },
    };
  }
}

function pickVideo(
  { random, town }: Trade,
  buyer: Buyer,
  at: Date,
  publishedAt: ReadonlyMap<string, Date>,
): Video | null {
  const seen = town.videos.filter((video) => (publishedAt.get(video.key) ?? at) < at);
  if (seen.length === 0) return null;
  const reach = (video: Video) => town.creators.find((creator) => creator.key === video.creator)?.reach ?? 1;
  const liked = (video: Video) =>
    town.shops.some((shop) =>
      shop.products.some((p) => video.products.includes(p.key) && buyer.likes.includes(p.kind)),
    );
  return random.weighted(
    seen,
    (video) => reach(video) * (liked(video) ? 4 : 1) * (0.5 + (video.scene.seed % 100) / 100),
  );
}

const delivers = (shop: Shop, product: Product, buyer: Buyer): boolean => {
  const template = shop.freightTemplates.find((each) => each.key === product.freightTemplate);
  return !template?.notDelivered.includes(`${buyer.address.regionCode.slice(0, 2)}0000`);
};

type Placed = {
  key: string;
  shop: string;
  lines: PlannedLine[];
  buyer: Buyer;
  placedAt: Date;
  paidAt: Date | null;
  steady: boolean;
};

/** From payment to review, as far as the clock allows. */
function follow(trade: Trade, { key, shop, lines, buyer, placedAt, paidAt, steady }: Placed): PlannedOrder {
  const { random, endsAt } = trade;
  const order = {
    key,
    shop,
    lines,
    shippedAt: null,
    carrier: null,
    trackingNumber: null,
    receivedAt: null,
    cancelledAt: null,
    cancelReason: null,
    note: random.pick(NOTES),
  };
  const end = (outcome: Outcome, more: Partial<PlannedOrder> = {}): PlannedOrder => ({
    ...order,
    ...more,
    outcome,
  });
  if (!paidAt) {
    const gaveUp = random.chance(0.4) ? random.between(2, 25) * MINUTE : PAY_WITHIN;
    return end('unpaid-cancelled', {
      cancelledAt: new Date(placedAt.getTime() + gaveUp),
      cancelReason: gaveUp < PAY_WITHIN ? random.pick(REASONS) : null,
    });
  }
  if (random.chance(0.045) && !steady) {
    const cancelledAt = new Date(paidAt.getTime() + random.between(5, 180) * MINUTE);
    if (cancelledAt < endsAt)
      return end('cancelled-after-paid', { cancelledAt, cancelReason: random.pick(REASONS) });
  }
  const shippedAt = new Date(
    paidAt.getTime() + random.between(3, 44) * HOUR + random.between(0, 59) * MINUTE,
  );
  if (shippedAt >= endsAt) return end('paid-waiting');
  const { code: carrier, prefix, digits, suffix } = random.pick(CARRIERS);
  const number = Array.from({ length: digits }, () => random.between(0, 9)).join('');
  const shipped = { shippedAt, carrier, trackingNumber: `${prefix}${number}${suffix}` };
  const far = ['65', '54', '15', '23', '46'].includes(buyer.address.regionCode.slice(0, 2));
  const receivedAt = new Date(
    shippedAt.getTime() +
      random.between(far ? 96 : 40, far ? 170 : 110) * HOUR +
      random.between(0, 59) * MINUTE,
  );
  if (receivedAt >= endsAt) return end('shipped', shipped);
  const reviewed = random.chance(0.66)
    ? lines.map((line) => ({
        ...line,
        review: random.chance(0.9) ? writeReview(trade, line, receivedAt) : null,
      }))
    : lines;
  const outcome = reviewed.some((line) => line.review) ? 'reviewed' : 'received';
  return end(outcome, { ...shipped, receivedAt, lines: reviewed });
}

function writeReview(trade: Trade, line: PlannedLine, receivedAt: Date): PlannedReview | null {
  const { random, town, endsAt, usedTexts } = trade;
  const at = new Date(receivedAt.getTime() + random.between(20, 60 * 60) * MINUTE);
  const product = trade.products.find((each) => each.key === line.product);
  if (at >= endsAt || !product) return null;
  const used = usedTexts.get(product.key) ?? new Set<string>();
  const fits = town.reviewTexts.filter((text) => suits(text, product) && !used.has(text.text));
  if (fits.length === 0) return null;
  // Words about this very product first; most people are content, few are not.
  const mood = [0.4, 1, 1.6, 4, 6];
  const review = random.weighted(
    fits,
    (text) => (text.about ? 4 : text.kind === 'any' ? 1 : 2) * (mood[text.rating - 1] ?? 1),
  );
  usedTexts.set(product.key, used.add(review.text));
  const replies = review.rating <= 3 || random.chance(0.25);
  const reply = town.shopReplies.filter((each) => each.language === review.language);
  const repliedAt = new Date(at.getTime() + random.between(40, 1400) * MINUTE);
  return {
    at,
    rating: review.rating,
    text: review.text,
    language: review.language,
    withPicture: town.reviewPictures.has(product.key) && random.chance(0.6),
    reply: replies && repliedAt < endsAt ? { at: repliedAt, text: random.pick(reply).text } : null,
  };
}

const suits = (text: ReviewText, product: Product): boolean =>
  (text.kind === product.kind || text.kind === 'any') &&
  (text.about === null || text.about.test(product.key));
