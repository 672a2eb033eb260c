/** THE MAP. A module may import only the index.ts of the modules named beside it; all of them stand above it. */
export const uses = {
  // who someone is, what money is, how to reach them
  identity: [],
  ledger: [],
  notifications: ['identity'],
  // what is sold, and what is shown
  catalog: ['identity'],
  content: ['identity', 'catalog'],
  // what it costs, and whether there is any
  inventory: ['catalog'],
  // product files of other shops, in and out
  imports: ['identity', 'catalog', 'inventory'],
  pricing: ['catalog'],
  // moving money and parcels
  payments: ['identity', 'ledger'],
  logistics: ['identity', 'catalog'],
  // the sale
  orders: ['identity', 'catalog', 'inventory', 'payments', 'logistics', 'ledger'],
  checkout: ['identity', 'catalog', 'inventory', 'pricing', 'logistics', 'orders', 'ledger', 'payments'],
  // who sees what
  distribution: ['identity', 'catalog', 'content'],
  // hears everything, is used by nobody
  analytics: ['identity', 'catalog', 'content', 'distribution'],
  // keeping the house: failures, audit
  operations: ['identity'],
} as const;

export type ModuleName = keyof typeof uses;
