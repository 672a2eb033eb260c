import { day, hour, later, now } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import type { Event } from '../../platform/events.ts';
import type { OpenModule } from '../../platform/module.ts';
import { inForce } from '../../platform/policy.ts';
import { retention } from '../../platform/retention.ts';
import { readAttribution } from '../content/index.ts';
import { addFigures, dropOld, type FigureDelta } from './distribution.sql.ts';
import { impressionLog } from './impression-log.ts';
import { distributionRoutes } from './routes.ts';
import { snapshots } from './snapshot.ts';

const tidyBatch = 5_000;
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
    sweeps: [
      {
        name: 'distribution.tidy',
        everyMs: hour,
        run: async ({ db }) => {
          const { impressionDays } = await inForce(db, retention);
          const before = { slates: later(now(), -day), impressions: later(now(), -impressionDays * day) };
          return (await dropOld(db, before, tidyBatch)) === tidyBatch ? 1 : 0;
        },
      },
    ],
    close: () => impressions.flush(),
  };
};
