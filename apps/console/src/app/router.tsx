import { createBrowserRouter, type RouteObject } from 'react-router';
import type { ComponentType } from 'react';
import { Waiting } from '../components/States.tsx';
import { Crashed, NotFound } from './Crashed.tsx';

type Page = () => Promise<{ default: ComponentType }>;

/** Each page is its own chunk, fetched when its address is opened. */
function at(path: string, page: Page, children?: RouteObject[]): RouteObject {
  return {
    path,
    errorElement: <Crashed />,
    lazy: async () => ({ Component: (await page()).default }),
    ...(children === undefined ? {} : { children }),
  };
}

const home = (page: Page): RouteObject => ({
  index: true,
  errorElement: <Crashed />,
  lazy: async () => ({ Component: (await page()).default }),
});

const area = () => import('./Area.tsx');

const merchant = at('merchant/:shopId', area, [
  home(() => import('../pages/merchant/HomePage.tsx')),
  at('products', () => import('../pages/merchant/ProductsPage.tsx')),
  at('products/new', () => import('../pages/merchant/ProductEditorPage.tsx')),
  at('products/:productId', () => import('../pages/merchant/ProductEditorPage.tsx')),
  at('stock', () => import('../pages/merchant/StockPage.tsx'), [
    at(':skuId', () => import('../pages/merchant/StockDrawer.tsx')),
  ]),
  at('imports', () => import('../pages/merchant/ImportsPage.tsx')),
  at('imports/new', () => import('../pages/merchant/NewImportPage.tsx')),
  at('imports/:importId', () => import('../pages/merchant/ImportPage.tsx')),
  at('orders', () => import('../pages/merchant/OrdersPage.tsx'), [
    at(':orderId', () => import('../pages/merchant/OrderDrawer.tsx')),
  ]),
  at('orders/packing', () => import('../pages/merchant/PackingListPage.tsx')),
  at('after-sales', () => import('../pages/merchant/AfterSalesPage.tsx'), [
    at(':afterSaleId', () => import('../pages/merchant/AfterSaleDrawer.tsx')),
  ]),
  at('reviews', () => import('../pages/merchant/ReviewsPage.tsx')),
  at('freight', () => import('../pages/merchant/FreightPage.tsx')),
  at('freight/new', () => import('../pages/merchant/FreightEditorPage.tsx')),
  at('freight/:templateId', () => import('../pages/merchant/FreightEditorPage.tsx')),
  at('activities', () => import('../pages/merchant/ActivitiesPage.tsx')),
  at('activities/new', () => import('../pages/merchant/ActivityPage.tsx')),
  at('activities/:activityId', () => import('../pages/merchant/ActivityPage.tsx')),
  at('coupons', () => import('../pages/merchant/CouponsPage.tsx')),
  at('platform-activities', () => import('../pages/merchant/EnrolmentPage.tsx'), [
    at(':callId', () => import('../pages/merchant/EnrolmentDrawer.tsx')),
  ]),
  at('stacking', () => import('../pages/everyone/StackingPage.tsx')),
  at('commission', () => import('../pages/merchant/CommissionPage.tsx')),
  at('finance', () => import('../pages/merchant/FinancePage.tsx'), [
    at('orders/:orderId', () => import('../pages/merchant/FinanceOrderDrawer.tsx')),
  ]),
  at('sales', () => import('../pages/merchant/SalesPage.tsx')),
  at('staff', () => import('../pages/merchant/StaffPage.tsx')),
  at('profile', () => import('../pages/merchant/ShopProfilePage.tsx')),
]);

const creator = at('creator', area, [
  home(() => import('../pages/creator/HomePage.tsx')),
  at('videos', () => import('../pages/creator/VideosPage.tsx')),
  at('videos/:videoId', () => import('../pages/creator/TrafficPage.tsx')),
  at('activities', () => import('../pages/creator/ActivitiesPage.tsx')),
  at('activities/new', () => import('../pages/creator/ActivityPage.tsx')),
  at('activities/:activityId', () => import('../pages/creator/ActivityPage.tsx')),
  at('coupons', () => import('../pages/creator/CouponsPage.tsx')),
  at('stacking', () => import('../pages/everyone/StackingPage.tsx')),
  at('goods', () => import('../pages/creator/GoodsPage.tsx')),
  at('earnings', () => import('../pages/creator/EarningsPage.tsx'), [
    at('orders/:orderId', () => import('../pages/creator/EarningOrderDrawer.tsx')),
  ]),
  at('publish', () => import('../pages/creator/PublishPage.tsx')),
  at('profile', () => import('../pages/creator/CreatorProfilePage.tsx')),
]);

const operator = at('operator', area, [
  home(() => import('../pages/operator/HomePage.tsx')),
  at('shops', () => import('../pages/operator/ShopsPage.tsx'), [
    at(':shopId', () => import('../pages/operator/ShopDrawer.tsx')),
  ]),
  at('products', () => import('../pages/operator/ProductsPage.tsx'), [
    at(':productId', () => import('../pages/operator/ProductDrawer.tsx')),
  ]),
  at('videos', () => import('../pages/operator/VideosPage.tsx'), [
    at(':videoId', () => import('../pages/operator/VideoDrawer.tsx')),
  ]),
  at('reviews', () => import('../pages/operator/ReviewsPage.tsx'), [
    at(':reviewId', () => import('../pages/operator/ReviewDrawer.tsx')),
  ]),
  at('people', () => import('../pages/operator/PeoplePage.tsx'), [
    at(':personId', () => import('../pages/operator/PersonDrawer.tsx')),
  ]),
  at('orders', () => import('../pages/operator/OrdersPage.tsx'), [
    at(':orderId', () => import('../pages/operator/OrderDrawer.tsx')),
  ]),
  at('failures', () => import('../pages/operator/FailuresPage.tsx'), [
    at(':failureId', () => import('../pages/operator/FailureDrawer.tsx')),
  ]),
  at('after-sales', () => import('../pages/operator/AfterSalesPage.tsx'), [
    at(':afterSaleId', () => import('../pages/operator/AfterSaleDrawer.tsx')),
  ]),
  at('credit', () => import('../pages/operator/CreditPage.tsx'), [
    at('people/:personId', () => import('../pages/operator/BorrowerDrawer.tsx')),
  ]),
  at('budgets', () => import('../pages/operator/BudgetsPage.tsx'), [
    at(':budgetId', () => import('../pages/operator/BudgetDrawer.tsx')),
  ]),
  at('activities', () => import('../pages/operator/ActivitiesPage.tsx')),
  at('activities/new', () => import('../pages/operator/ActivityPage.tsx')),
  at('activities/:activityId', () => import('../pages/operator/ActivityPage.tsx')),
  at('coupons', () => import('../pages/operator/CouponsPage.tsx')),
  at('stacking', () => import('../pages/everyone/StackingPage.tsx')),
  at('finance', () => import('../pages/operator/FinancePage.tsx'), [
    at('orders/:orderId', () => import('../pages/operator/FinanceOrderDrawer.tsx')),
  ]),
  at('policies', () => import('../pages/operator/PoliciesPage.tsx')),
  at('policies/*', () => import('../pages/operator/PolicyPage.tsx')),
  at('audit', () => import('../pages/operator/AuditPage.tsx')),
  at('inbox', () => import('../pages/everyone/InboxPage.tsx')),
]);

const pages: RouteObject[] = [
  at('sign-in', () => import('../pages/everyone/SignInPage.tsx')),
  at('inbox', () => import('../pages/everyone/InboxPage.tsx')),
  at('/', () => import('./SignedIn.tsx'), [
    home(() => import('./Landing.tsx')),
    at('start', () => import('../pages/everyone/StartPage.tsx')),
    at('account', () => import('../pages/everyone/AccountPage.tsx')),
    merchant,
    creator,
    operator,
    { path: '*', element: <NotFound /> },
  ]),
];

export const router = createBrowserRouter([{ HydrateFallback: Waiting, children: pages }], {
  basename: '/console',
});
