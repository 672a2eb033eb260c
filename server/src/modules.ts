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
  // subsidy budgets, in allowances; activities, coupons and what a price was
  subsidies: ['identity', 'ledger'],
  pricing: ['identity', 'catalog', 'content', 'subsidies'],
  // which creator earns what on which goods
  commission: ['identity', 'catalog', 'content'],
  // moving money and parcels
  payments: ['identity', 'ledger'],
  // pay later and instalments: a lender behind the port of payments
  credit: ['identity', 'ledger', 'notifications', 'payments'],
  logistics: ['identity', 'catalog'],
  // the sale
  orders: ['identity', 'catalog', 'inventory', 'payments', 'logistics', 'ledger'],
  checkout: [
    'identity',
    'catalog',
    'inventory',
    'subsidies',
    'pricing',
    'commission',
    'logistics',
    'orders',
    'ledger',
    'payments',
    'credit',
  ],
  // after the sale: money back, and what each side is owed
  aftersales: ['identity', 'catalog', 'inventory', 'ledger', 'pricing', 'logistics', 'orders', 'payments'],
  settlement: ['identity', 'commission', 'ledger', 'orders', 'aftersales', 'payments', 'credit'],
  // who sees what
  distribution: ['identity', 'catalog', 'content'],
  // hears everything, is used by nobody
  analytics: ['identity', 'catalog', 'content', 'distribution'],
  // tells open pages what happens
  realtime: ['identity', 'notifications'],
  // keeping the house: failures, audit
  operations: ['identity'],
} as const;

export type ModuleName = keyof typeof uses;
