import type { Database } from '../../platform/db.ts';
import type { Log } from '../../platform/log.ts';
import { sealedAddressesOf } from '../identity/index.ts';
import type { Till } from './buy.ts';
import { openGoods } from './goods.ts';
import { openLane } from './lane.ts';
import { readTogether } from '../../platform/read-together.ts';

/** All that buying needs, on one database; the lane has connections of its own. Close the lane at the end. */
export function openTill(database: Database, log: Log): Till {
  return {
    database,
    lane: openLane({ databaseUrl: database.pool.options.connectionString!, log }),
    goods: openGoods(database),
    addressOf: readTogether((keys) => sealedAddressesOf(database.db, keys)),
  };
}
