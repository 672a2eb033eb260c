import type { Tx } from '../../platform/db.ts';
import type { Event } from '../../platform/events.ts';
import type { OpenModule } from '../../platform/module.ts';
import { readAttribution } from '../content/index.ts';
import { addFigures, type FigureDelta } from './distribution.sql.ts';
import { impressionLog } from './impression-log.ts';
import { distributionRoutes } from './routes.ts';
import { snapshots } from './snapshot.ts';

type PaidLine = { attributionToken?: string | null };

export const openDistribution: OpenModule = (house) => {
  const impressions = impressionLog(house.database, house.log);
  return {
    name: 'distribution',
    routes: distributionRoutes(house, snapshots(house.database.db), impressions),
    subscribers: [
      {
        name: 'distribution.figures',
        hears: {
          'analytics.signals_counted': (tx: Tx, { payload }: Event) =>
            addFigures(tx, payload.videos as Record<string, FigureDelta>),
          'orders.order_paid': async (tx: Tx, { payload }: Event) => {
            const deltas: Record<string, FigureDelta> = {};
            for (const { attributionToken } of (payload.lines ?? []) as PaidLine[]) {
              const sale = readAttribution(house.config.secret, attributionToken);
              if (sale) deltas[sale.videoId] = { orders: 1 };
            }
            await addFigures(tx, deltas);
          },
        },
      },
    ],
    close: () => impressions.flush(),
  };
};
