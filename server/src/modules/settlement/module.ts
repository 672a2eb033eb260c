import type { Database } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import type { OpenModule } from '../../platform/module.ts';
import { askBank, sendThroughBank } from './bank.ts';
import { openLocalBank } from './bank-local.ts';
import { writeMonth } from './close-month.ts';
import { creatorFinanceRoutes } from './creator.routes.ts';
import { makeExport } from './export-figures.ts';
import { settlementSubscriber } from './hear.ts';
import { operatorFinanceRoutes } from './operator.routes.ts';
import { payoutFilesRoutes } from './payout-files.routes.ts';
import { settleDue } from './settle-order.ts';
import { shopFinanceRoutes } from './shop.routes.ts';

export const openSettlement: OpenModule = (house) => {
  const { config, database, storage } = house;
  // It moves no money, so it answers for payouts only where it pays for purchases; without it they wait for the bank's file.
  const bank = config.localBank ? openLocalBank(database.db, config.secret) : null;
  return {
    name: 'settlement',
    routes: [
      ...shopFinanceRoutes(house),
      ...creatorFinanceRoutes(house),
      ...operatorFinanceRoutes(house),
      ...payoutFilesRoutes(house),
    ],
    subscribers: [settlementSubscriber],
    jobs: [
      {
        name: 'settlement.send_payout',
        run: async (db, { payoutId }) => {
          if (bank) await sendThroughBank(db, bank, payoutId as Id<'payout'>);
        },
      },
      { name: 'settlement.close_month', run: (db, { month }) => writeMonth(db, month as string) },
      {
        name: 'settlement.export',
        run: (db, { exportId }) => makeExport(db, storage, exportId as Id<'dataExport'>),
      },
    ],
    sweeps: [
      { name: 'settlement.settle', everyMs: 60_000, run: settleDue },
      ...(bank
        ? [
            {
              name: 'settlement.ask_bank',
              everyMs: 5_000,
              run: (db: Database, stop?: AbortSignal) => askBank(db, bank, stop),
            },
          ]
        : []),
    ],
    // Exports are handed out by their routes, which ask whose figures they are.
    mayRead: async (key) => !/^exports\//i.test(key),
  };
};
