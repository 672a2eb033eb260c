import { describe, expect, test } from 'vitest';
import { openDesk, withBrowser, type Language } from '../support/browser.ts';
import { look, lookInTheDark } from '../support/look.ts';
import { phones, signIn, type Call } from '../support/people.ts';
import { merchantsMoneyPages, operatorsMoneyPages } from '../support/money-pages.ts';
import { shopOf } from '../support/town.ts';

withBrowser();

describe.each(['zh', 'en'] as const)('the console in %s', (language) => {
  test.each(hats())(
    'every page of %s is whole and open to everybody, by day and by night',
    async (_who, phone, pagesOf) => {
      expect(await walk(language, phone, pagesOf)).toEqual([]);
    },
    600_000, // some sixty photographs, also on a busy machine
  );
});

async function walk(language: Language, phone: string, pagesOf: PagesOf): Promise<string[]> {
  const page = await openDesk({ language });
  const faults: string[] = [];
  for (const [name, path] of Object.entries(await pagesOf(await signIn(page, phone)))) {
    faults.push(...(await look(page, `console-${language}-light-${name}`, `/console${path}`)));
    faults.push(...(await lookInTheDark(page, `console-${language}-dark-${name}`)));
  }
  return faults;
}

type PagesOf = (call: Call) => Promise<Record<string, string>>;
const hats = (): readonly [who: string, phone: string, pagesOf: PagesOf][] => [
  ['merchants and creators', phones.laoli, merchantsAndCreatorsPages],
  ['operators', phones.operations, operatorsPages],
];

async function merchantsAndCreatorsPages(call: Call): Promise<Record<string, string>> {
  const shopId = await shopOf(call);
  const base = `/merchant/${shopId}`;
  const [product] = (await call('GET /shops/:shopId/products', { params: { shopId } })).items;
  const [order] = (await call('GET /shops/:shopId/orders', { params: { shopId }, query: {} })).items;
  const [sku] = (await call('GET /shops/:shopId/stock', { params: { shopId } })).items;
  const [template] = (await call('GET /shops/:shopId/freight-templates', { params: { shopId } })).items;
  const [video] = (await call('GET /me/videos', { query: {} })).items;
  return {
    'merchant-home': base,
    products: `${base}/products`,
    product: `${base}/products/${product!.productId}`,
    'product-new': `${base}/products/new`,
    stock: `${base}/stock`,
    'stock-drawer': `${base}/stock/${sku!.skuId}`,
    imports: `${base}/imports`,
    'import-new': `${base}/imports/new`,
    orders: `${base}/orders`,
    'order-drawer': `${base}/orders/${order!.orderId}`,
    packing: `${base}/orders/packing?orders=${order!.orderId}`,
    reviews: `${base}/reviews`,
    freight: `${base}/freight`,
    'freight-template': `${base}/freight/${template!.templateId}`,
    sales: `${base}/sales`,
    staff: `${base}/staff`,
    profile: `${base}/profile`,
    'creator-home': '/creator',
    videos: '/creator/videos',
    traffic: `/creator/videos/${video!.videoId}`,
    publish: '/creator/publish',
    'creator-profile': '/creator/profile',
    ...(await merchantsMoneyPages(call, shopId)),
    start: '/start',
    account: '/account',
  };
}

async function operatorsPages(call: Call): Promise<Record<string, string>> {
  const [shop] = (await call('GET /operations/shops', { query: {} })).items;
  const [review] = (await call('GET /operations/reviews', { query: {} })).items;
  const [person] = (await call('GET /operations/people', { query: {} })).items;
  const [order] = (await call('GET /operations/orders', { query: {} })).items;
  return {
    'operator-home': '/operator',
    shops: '/operator/shops?state=all',
    'shop-drawer': `/operator/shops/${shop!.shopId}?state=all`,
    'product-review': '/operator/products',
    'video-review': '/operator/videos',
    'review-care': '/operator/reviews',
    ...(review && { 'review-drawer': `/operator/reviews/${review.reviewId}` }),
    people: '/operator/people',
    'person-drawer': `/operator/people/${person!.personId}`,
    'operator-orders': '/operator/orders',
    'operator-order-drawer': `/operator/orders/${order!.orderId}`,
    policies: '/operator/policies',
    policy: '/operator/policies/commission/fees',
    failures: '/operator/failures',
    audit: '/operator/audit',
    inbox: '/inbox',
    ...(await operatorsMoneyPages(call)),
  };
}
