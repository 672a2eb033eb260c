import type { Tx } from '../../platform/db.ts';
import type { Event } from '../../platform/events.ts';
import type { Id } from '../../platform/ids.ts';
import type { OpenModule } from '../../platform/module.ts';
import { projectGoods } from './goods.sql.ts';
import { commissionRoutes } from './routes.ts';

const project = (tx: Tx, { payload }: Event) => projectGoods(tx, payload.productId as Id<'product'>);

export const openCommission: OpenModule = () => ({
  name: 'commission',
  routes: commissionRoutes,
  subscribers: [
    {
      name: 'commission.goods',
      hears: {
        'catalog.product_listed': project,
        'catalog.product_delisted': project,
        'catalog.product_suspended': project,
        'catalog.product_changed': project,
      },
    },
  ],
});
