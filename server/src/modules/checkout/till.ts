import type { Database } from '../../platform/db.ts';
import type { Log } from '../../platform/log.ts';
import { readTogether } from '../../platform/read-together.ts';
import { openTerms } from '../commission/index.ts';
import { sealedAddressesOf } from '../identity/index.ts';
import type { Till } from './buy.ts';
import { openGoods } from './goods.ts';
import { openLane } from './lane.ts';

/**
 * All that buying needs, on one database; the lane has connections of its own. Close the lane at the end. `secret` is the
 * one that attribution tokens are signed with; without it no sale is attributed.
 */
export function openTill(database: Database, log: Log, secret = ''): Till {
  const termsOf = openTerms(database, secret);
  return {
    database,
    lane: openLane({ databaseUrl: database.pool.options.connectionString!, log }),
    goods: openGoods(database, { attributionSecret: secret, termsOf }),
    termsOf,
    addressOf: readTogether((keys) => sealedAddressesOf(database.db, keys)),
  };
}
