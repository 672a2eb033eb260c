import type { Words } from './problem.ts';

/** What staff of a shop may do, by role. Data, not code: the authorisation matrix prints it. */
export const shopPermissions = [
  'shop.read',
  'shop.profile',
  'shop.staff',
  'products',
  'stock',
  'freight',
  'orders.read',
  'orders.ship',
  'reviews',
  'data',
  'promotions',
  'aftersales',
  'finance',
] as const;
export type ShopPermission = (typeof shopPermissions)[number];

export const shopRoles: Record<ShopRole, readonly ShopPermission[]> = {
  owner: shopPermissions,
  manager: shopPermissions.filter((p) => p !== 'shop.staff'),
  clerk: ['shop.read', 'products', 'stock', 'freight', 'orders.read', 'reviews', 'promotions', 'aftersales'],
  warehouse: ['shop.read', 'stock', 'orders.read', 'orders.ship'],
  finance: ['shop.read', 'orders.read', 'data', 'finance'],
};
export type ShopRole = 'owner' | 'manager' | 'clerk' | 'warehouse' | 'finance';

export const operatorPermissions = [
  'review.shops',
  'review.products',
  'review.content',
  'people.read',
  'people.suspend',
  'orders.read',
  'data',
  'failures',
  'audit',
  'policies',
  'promotions',
  'budgets',
  'credit',
  'aftersales',
  'finance',
] as const;
export type OperatorPermission = (typeof operatorPermissions)[number];

/** What a permission allows, as a person reads it. */
export const permissionWords: Record<ShopPermission | OperatorPermission, Words> = {
  'shop.read': { zh: '查看店铺', en: 'seeing the shop' },
  'shop.profile': { zh: '修改店铺资料', en: 'changing the profile of the shop' },
  'shop.staff': { zh: '管理员工', en: 'managing staff' },
  products: { zh: '管理商品', en: 'managing products' },
  stock: { zh: '管理库存', en: 'managing stock' },
  freight: { zh: '管理运费', en: 'managing delivery fees' },
  'orders.read': { zh: '查看订单', en: 'seeing orders' },
  'orders.ship': { zh: '发货', en: 'shipping orders' },
  reviews: { zh: '回复评价', en: 'answering reviews' },
  data: { zh: '查看数据', en: 'seeing figures' },
  promotions: { zh: '管理促销', en: 'managing promotions' },
  aftersales: { zh: '处理售后', en: 'handling after-sales' },
  finance: { zh: '财务', en: 'finance' },
  'review.shops': { zh: '审核店铺', en: 'reviewing shops' },
  'review.products': { zh: '审核商品', en: 'reviewing products' },
  'review.content': { zh: '审核内容', en: 'reviewing content' },
  'people.read': { zh: '查看用户', en: 'seeing people' },
  'people.suspend': { zh: '停用用户', en: 'suspending people' },
  failures: { zh: '处理失败任务', en: 'settling failures' },
  audit: { zh: '查看操作记录', en: 'seeing the audit log' },
  policies: { zh: '修改平台规则', en: 'changing policies' },
  budgets: { zh: '管理预算', en: 'managing budgets' },
  credit: { zh: '管理信用', en: 'managing credit' },
};
