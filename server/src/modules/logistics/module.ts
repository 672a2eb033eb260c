import type { OpenModule } from '../../platform/module.ts';
import { localCarrier } from './carrier-local.ts';
import { followParcels } from './follow-parcels.ts';
import { logisticsRoutes } from './routes.ts';

/** In development a parcel that takes three days arrives in six minutes; JISHI_CARRIER_SPEED=1 keeps real time. */
const developmentSpeed = 720;

export const openLogistics: OpenModule = ({ config }) => {
  const speed = Number(process.env.JISHI_CARRIER_SPEED ?? (config.development ? developmentSpeed : 1));
  if (!(speed > 0))
    throw new Error(
      'JISHI_CARRIER_SPEED must be a number above 0: how many times faster than the clock local parcels travel.',
    );
  const carriers = localCarrier({ speed });
  return {
    name: 'logistics',
    routes: logisticsRoutes,
    sweeps: [
      {
        name: 'logistics.parcels',
        everyMs: 2_000,
        run: (database, stop) => followParcels(database, carriers, stop),
      },
    ],
  };
};
