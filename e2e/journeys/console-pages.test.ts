import { describe, expect, test } from 'vitest';
import { openDesk, withBrowser } from '../support/browser.ts';
import { look } from '../support/look.ts';
import { phones, signIn, type Call } from '../support/people.ts';
import { shopOf } from '../support/town.ts';

withBrowser();

const looks = (['zh', 'en'] as const).flatMap((language) => [false, true].map((dark) => ({ language, dark })));

describe.each(looks)('the console in $language, dark $dark', ({ language, dark }) => {
  test('every page is whole and open to everybody', async () => {
    const faults: string[] = [];
    for (const [phone, pagesOf] of hats) {
      const page = await openDesk({ language, dark });
      const pages = await pagesOf(await signIn(page, phone));
      for (const [name, path] of Object.entries(pages))
        faults.push(...(await look(page, `console-${language}-${dark ? 'dark' : 'light'}-${name}`, `/console${path}`)));
      await page.close();
    }
    expect(faults).toEqual([]);
  });
});

const hats: readonly [phone: string, pages: (call: Call) => Promise<Record<string, string>>][] = [
  [phones.laoli, merchantsAndCreatorsPages],
  [phones.operations, operatorsPages],
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
    start: '/start',
    account: '/account',
  };
}

async function operatorsPages(call: Call): Promise<Record<string, string>> {
  const [shop] = (await call('GET /operations/shops', { query: {} })).items;
  const [person] = (await call('GET /operations/people', { query: {} })).items;
  const [order] = (await call('GET /operations/orders', { query: {} })).items;
  return {
    'operator-home': '/operator',
    shops: '/operator/shops?state=all',
    'shop-drawer': `/operator/shops/${shop!.shopId}?state=all`,
    'product-review': '/operator/products',
    'video-review': '/operator/videos',
    people: '/operator/people',
    'person-drawer': `/operator/people/${person!.personId}`,
    'operator-orders': '/operator/orders',
    'operator-order-drawer': `/operator/orders/${order!.orderId}`,
    failures: '/operator/failures',
    audit: '/operator/audit',
    inbox: '/inbox',
  };
}
