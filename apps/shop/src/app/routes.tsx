import type { ComponentType } from 'react';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { HomePage } from '../pages/home.tsx';
import { Shell } from './shell.tsx';
import { BrokenPage, NotFoundPage } from './broken-page.tsx';
import { OpeningPage } from './opening-page.tsx';

// The feed comes with the app; every other page is its own chunk, fetched when it is opened.
const page = (path: string, load: () => Promise<{ default: ComponentType }>): RouteObject => ({
  path,
  lazy: async () => ({ Component: (await load()).default }),
});

const pages: RouteObject[] = [
  { index: true, Component: HomePage },
  page('video/:videoId', () => import('../pages/video.tsx')),
  page('mall', () => import('../pages/mall.tsx')),
  page('search', () => import('../pages/search.tsx')),
  page('category', () => import('../pages/category.tsx')),
  page('product/:productId', () => import('../pages/product.tsx')),
  page('product/:productId/reviews', () => import('../pages/product-reviews.tsx')),
  page('shop/:shopId', () => import('../pages/shop.tsx')),
  page('creator/:creatorId', () => import('../pages/creator.tsx')),
  page('cart', () => import('../pages/cart.tsx')),
  page('checkout', () => import('../pages/checkout.tsx')),
  page('pay/:purchaseId', () => import('../pages/pay.tsx')),
  page('coupons', () => import('../pages/coupons.tsx')),
  page('me/coupons', () => import('../pages/my-coupons.tsx')),
  page('orders', () => import('../pages/orders.tsx')),
  page('orders/:orderId', () => import('../pages/order.tsx')),
  page('orders/:orderId/review', () => import('../pages/order-review.tsx')),
  page('orders/:orderId/after-sale', () => import('../pages/after-sale-apply.tsx')),
  page('me/after-sales', () => import('../pages/after-sales.tsx')),
  page('me/after-sales/:afterSaleId', () => import('../pages/after-sale.tsx')),
  page('me/credit', () => import('../pages/credit.tsx')),
  page('me/credit/:agreementId', () => import('../pages/credit-agreement.tsx')),
  page('messages', () => import('../pages/messages.tsx')),
  page('me', () => import('../pages/me.tsx')),
  page('me/addresses', () => import('../pages/addresses.tsx')),
  page('me/addresses/:addressId', () => import('../pages/address.tsx')),
  page('me/settings', () => import('../pages/settings.tsx')),
  page('me/saved', () => import('../pages/saved.tsx')),
  page('me/following', () => import('../pages/following.tsx')),
  page('sign-in', () => import('../pages/sign-in.tsx')),
  page('studio', () => import('../pages/studio.tsx')),
  page('studio/new', () => import('../pages/studio-new.tsx')),
  page('studio/:videoId', () => import('../pages/studio-video.tsx')),
  { path: '*', Component: NotFoundPage },
];

export const router = createBrowserRouter([
  {
    Component: Shell,
    HydrateFallback: OpeningPage,
    children: [{ ErrorBoundary: BrokenPage, children: pages }],
  },
]);
