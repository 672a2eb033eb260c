import { catalogContract } from './modules/catalog/contract.ts';
import { importsContract } from './modules/imports/contract.ts';
import { inventoryContract } from './modules/inventory/contract.ts';
import { logisticsContract } from './modules/logistics/contract.ts';
import { operationsContract } from './modules/operations/contract.ts';
import { policiesContract } from './modules/operations/policies.contract.ts';
import { notificationsContract } from './modules/notifications/contract.ts';
import { identityContract } from './modules/identity/contract.ts';
import { settlementContract } from './modules/settlement/contract.ts';
import { commissionContract } from './modules/commission/contract.ts';
import { checkoutContract } from './modules/checkout/contract.ts';
import { ordersContract } from './modules/orders/contract.ts';
import { payingContract } from './modules/checkout/paying.contract.ts';
import { subsidiesContract } from './modules/subsidies/contract.ts';
import { creditContract } from './modules/credit/contract.ts';
import { aftersalesContract } from './modules/aftersales/contract.ts';
import { paymentsContract } from './modules/payments/contract.ts';
import { operatingContract as paymentsOperatingContract } from './modules/payments/operating.contract.ts';

import { developmentContract } from './development.contract.ts';
import { pricingContract } from './modules/pricing/contract.ts';
import { contentContract } from './modules/content/contract.ts';
import { distributionContract } from './modules/distribution/contract.ts';
import { analyticsContract } from './modules/analytics/contract.ts';
/** Every route of every module; the OpenAPI file, the authorisation matrix and the typed client come from it. */
export const contracts = {
  ...catalogContract,
  ...inventoryContract,
  ...logisticsContract,
  ...importsContract,
  ...subsidiesContract,
  ...ordersContract,
  ...commissionContract,
  ...settlementContract,
  ...checkoutContract,
  ...identityContract,
  ...notificationsContract,
  ...operationsContract,
  ...policiesContract,
  ...paymentsContract,
  ...paymentsOperatingContract,
  ...creditContract,
  ...payingContract,
  ...aftersalesContract,
  ...pricingContract,
  ...contentContract,
  ...distributionContract,
  ...analyticsContract,
  ...developmentContract,
} as const;

export type Contracts = typeof contracts;
