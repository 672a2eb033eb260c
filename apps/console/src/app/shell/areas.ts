import type { OperatorPermission, ShopPermission } from '../../../../../server/src/platform/permissions.ts';

export type AreaKey = 'merchant' | 'creator' | 'operator';

export type NavKey =
  | 'home'
  | 'products'
  | 'stock'
  | 'imports'
  | 'orders'
  | 'reviews'
  | 'freight'
  | 'sales'
  | 'staff'
  | 'shop'
  | 'videos'
  | 'publish'
  | 'creatorProfile'
  | 'shops'
  | 'productReview'
  | 'videoReview'
  | 'reviewCare'
  | 'people'
  | 'failures'
  | 'audit'
  | 'policies'
  | 'budgets'
  | 'finance'
  | 'treasury'
  | 'activities'
  | 'coupons'
  | 'enrolment'
  | 'aftersales'
  | 'disputes'
  | 'credit'
  | 'commission'
  | 'goods'
  | 'earnings'
  | 'inbox';

export type GroupKey =
  | 'groupGoods'
  | 'groupTrade'
  | 'groupData'
  | 'groupSettings'
  | 'groupContent'
  | 'groupReview'
  | 'groupGovernance'
  | 'groupSystem'
  | 'groupMoney'
  | 'groupMarketing';

export type NavItem = {
  key: NavKey;
  /** Below the area's base; '' is its home. */
  path: string;
  permission?: ShopPermission | OperatorPermission;
  /** Only where text messages are kept instead of sent. */
  development?: true;
};

export type NavGroup = { key: GroupKey | null; items: readonly NavItem[] };

/** Navigation by job: what a person comes to do, not which table it is in. */
export const areas: Record<AreaKey, readonly NavGroup[]> = {
  merchant: [
    { key: null, items: [{ key: 'home', path: '' }] },
    {
      key: 'groupGoods',
      items: [
        { key: 'products', path: 'products', permission: 'products' },
        { key: 'stock', path: 'stock', permission: 'stock' },
        { key: 'imports', path: 'imports', permission: 'products' },
      ],
    },
    {
      key: 'groupTrade',
      items: [
        { key: 'orders', path: 'orders', permission: 'orders.read' },
        { key: 'aftersales', path: 'after-sales', permission: 'aftersales' },
        { key: 'reviews', path: 'reviews', permission: 'reviews' },
        { key: 'freight', path: 'freight', permission: 'freight' },
      ],
    },
    {
      key: 'groupMarketing',
      items: [
        { key: 'activities', path: 'activities', permission: 'promotions' },
        { key: 'coupons', path: 'coupons', permission: 'promotions' },
        { key: 'enrolment', path: 'platform-activities', permission: 'promotions' },
        { key: 'commission', path: 'commission', permission: 'promotions' },
      ],
    },
    { key: 'groupMoney', items: [{ key: 'finance', path: 'finance', permission: 'finance' }] },
    { key: 'groupData', items: [{ key: 'sales', path: 'sales', permission: 'data' }] },
    {
      key: 'groupSettings',
      items: [
        { key: 'shop', path: 'profile', permission: 'shop.read' },
        { key: 'staff', path: 'staff', permission: 'shop.staff' },
      ],
    },
  ],
  creator: [
    { key: null, items: [{ key: 'home', path: '' }] },
    {
      key: 'groupContent',
      items: [
        { key: 'videos', path: 'videos' },
        { key: 'publish', path: 'publish' },
      ],
    },
    {
      key: 'groupMarketing',
      items: [
        { key: 'goods', path: 'goods' },
        { key: 'activities', path: 'activities' },
        { key: 'coupons', path: 'coupons' },
      ],
    },
    { key: 'groupMoney', items: [{ key: 'earnings', path: 'earnings' }] },
    { key: 'groupSettings', items: [{ key: 'creatorProfile', path: 'profile' }] },
  ],
  operator: [
    { key: null, items: [{ key: 'home', path: '' }] },
    {
      key: 'groupReview',
      items: [
        { key: 'shops', path: 'shops', permission: 'review.shops' },
        { key: 'productReview', path: 'products', permission: 'review.products' },
        { key: 'videoReview', path: 'videos', permission: 'review.content' },
        { key: 'reviewCare', path: 'reviews', permission: 'review.content' },
      ],
    },
    {
      key: 'groupGovernance',
      items: [
        { key: 'people', path: 'people', permission: 'people.read' },
        { key: 'orders', path: 'orders', permission: 'orders.read' },
        { key: 'disputes', path: 'after-sales', permission: 'aftersales' },
      ],
    },
    {
      key: 'groupMarketing',
      items: [
        { key: 'activities', path: 'activities', permission: 'promotions' },
        { key: 'coupons', path: 'coupons', permission: 'promotions' },
      ],
    },
    {
      key: 'groupMoney',
      items: [
        { key: 'budgets', path: 'budgets', permission: 'budgets' },
        { key: 'treasury', path: 'finance', permission: 'finance' },
        { key: 'credit', path: 'credit', permission: 'credit' },
      ],
    },
    {
      key: 'groupSystem',
      items: [
        { key: 'policies', path: 'policies', permission: 'policies' },
        { key: 'failures', path: 'failures', permission: 'failures' },
        { key: 'audit', path: 'audit', permission: 'audit' },
        { key: 'inbox', path: 'inbox', development: true },
      ],
    },
  ],
};
