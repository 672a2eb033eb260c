import { describe, expect, test } from 'vitest';
import { openPhone, withBrowser, type Language } from '../support/browser.ts';
import { look } from '../support/look.ts';
import { phones, signIn, type Call } from '../support/people.ts';
import { findProduct } from '../support/town.ts';

withBrowser();

describe.each(['zh', 'en'] as const)('the shop in %s', (language) => {
  test('every page a visitor sees is whole and open to everybody', async () => {
    const page = await openPhone({ language });
    const faults: string[] = [];
    for (const [name, path] of Object.entries({
      home: '/',
      mall: '/mall',
      search: '/search',
      'search-results': `/search?q=${language === 'zh' ? '苹果' : 'apple'}`,
      'search-nothing': '/search?q=zzzzqqq',
      category: '/category',
      'cart-visitor': '/cart',
      'me-visitor': '/me',
      'sign-in': '/sign-in',
      'not-found': '/nowhere',
    }))
      faults.push(...(await look(page, `shop-${language}-${name}`, path)));
    expect(faults).toEqual([]);
  });

  test('every page a buyer and creator sees is whole and open to everybody', async () => {
    const faults = await Promise.all([
      walk(language, phones.xiaoman, buyersPages),
      walk(language, phones.laoli, creatorsPages),
    ]);
    expect(faults.flat()).toEqual([]);
  }, 300_000);
});

async function walk(language: Language, phone: string, pagesOf: PagesOf): Promise<string[]> {
  const page = await openPhone({ language });
  const faults: string[] = [];
  for (const [name, path] of Object.entries(await pagesOf(await signIn(page, phone))))
    faults.push(...(await look(page, `shop-${language}-${name}`, path)));
  return faults;
}

type PagesOf = (call: Call) => Promise<Record<string, string>>;

async function buyersPages(call: Call): Promise<Record<string, string>> {
  const product = await findProduct(call, '苹果');
  const { items: orders } = await call('GET /orders', { query: { limit: 50 } });
  const shipped = orders.find(({ state }) => state === 'shipped') ?? orders[0]!;
  const received = orders.find(({ state }) => state === 'received') ?? orders[0]!;
  const feed = await call('GET /feed', { query: { tab: 'recommend' } });
  const { video } = feed.items[0]!;
  if ((await call('GET /cart')).lineCount === 0)
    await call('POST /cart/lines', { body: { skuId: product.skus[0]!.skuId, quantity: 2 } });
  return {
    product: `/product/${product.productId}`,
    reviews: `/product/${product.productId}/reviews`,
    shop: `/shop/${product.shop.shopId}`,
    creator: `/creator/${video.creator.creatorId}`,
    video: `/video/${video.videoId}`,
    cart: '/cart',
    'checkout-empty': '/checkout',
    pay: `/pay/${shipped.purchaseId}`,
    orders: '/orders',
    order: `/orders/${shipped.orderId}`,
    'order-tracking': `/orders/${shipped.orderId}?sheet=tracking`,
    'order-review': `/orders/${received.orderId}/review`,
    messages: '/messages',
    me: '/me',
    addresses: '/me/addresses',
    'address-new': '/me/addresses/new',
    settings: '/me/settings',
    saved: '/me/saved',
    following: '/me/following',
    coupons: '/coupons',
    'my-coupons': '/me/coupons',
    'after-sale-apply': `/orders/${received.orderId}/after-sale`,
    'after-sales': '/me/after-sales',
    credit: '/me/credit',
    ...(await oneOfEach(call)),
  };
}

/** The detail pages of what this buyer happens to have. */
async function oneOfEach(call: Call): Promise<Record<string, string>> {
  const [afterSale] = (await call('GET /after-sales', { query: {} })).items;
  const [agreement] = (await call('GET /me/credit/agreements', { query: {} })).items;
  return {
    ...(afterSale && { 'after-sale': `/me/after-sales/${afterSale.afterSaleId}` }),
    ...(agreement && { 'credit-agreement': `/me/credit/${agreement.agreementId}` }),
  };
}

async function creatorsPages(call: Call): Promise<Record<string, string>> {
  const { items } = await call('GET /me/videos', { query: {} });
  return { studio: '/studio', 'studio-new': '/studio/new', 'studio-video': `/studio/${items[0]!.videoId}` };
}
