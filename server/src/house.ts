import { openAftersales } from './modules/aftersales/module.ts';
import { openCatalog } from './modules/catalog/module.ts';
import { openLogistics } from './modules/logistics/module.ts';
import { openCommission } from './modules/commission/module.ts';
import { openImports } from './modules/imports/module.ts';
import { openInventory } from './modules/inventory/module.ts';
import { openCheckout } from './modules/checkout/module.ts';
import { openAnalytics } from './modules/analytics/module.ts';
import { openContent } from './modules/content/module.ts';
import { openCredit } from './modules/credit/module.ts';
import { openDistribution } from './modules/distribution/module.ts';
import { openIdentity } from './modules/identity/module.ts';
import { openLedger } from './modules/ledger/module.ts';
import { openNotifications } from './modules/notifications/module.ts';
import { openOperations } from './modules/operations/module.ts';
import { openOrders } from './modules/orders/module.ts';
import { openSubsidies } from './modules/subsidies/module.ts';
import { openPricing } from './modules/pricing/module.ts';
import { openRealtime } from './modules/realtime/module.ts';
import { openPayments } from './modules/payments/module.ts';
import { openSettlement } from './modules/settlement/module.ts';
import type { House, Module, OpenModule } from './platform/module.ts';
import { openDevelopment } from './development.ts';

/** Every module, opened in the order of the map. */
const doors: readonly OpenModule[] = [
  openIdentity,
  openLedger,
  openNotifications,
  openCatalog,
  openInventory,
  openImports,
  openSubsidies,
  openLogistics,
  openContent,
  openPricing,
  openCommission,
  openPayments,
  openCredit,
  openOrders,
  openCheckout,
  openSettlement,
  openAftersales,
  openDistribution,
  openAnalytics,
  openRealtime,
  openOperations,
];

export function openModules(house: House): Module[] {
  const modules = doors.map((open) => open(house));
  return [...modules, openDevelopment(modules)];
}
