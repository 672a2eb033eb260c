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
