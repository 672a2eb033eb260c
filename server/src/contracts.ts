import { checkoutContract } from './modules/checkout/contract.ts';
import { ordersContract } from './modules/orders/contract.ts';
/** Every route of every module; the OpenAPI file, the authorisation matrix and the typed client come from it. */
export const contracts = {
  ...ordersContract,  ...checkoutContract,
} as const;

export type Contracts = typeof contracts;
