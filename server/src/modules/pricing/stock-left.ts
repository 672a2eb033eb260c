import type { Db } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import { activityStock } from './activities.sql.ts';

export type Left = ReadonlyMap<Id<'sku'>, { readonly units: number; readonly left: number }>;
const freshMs = 250;

/**
 * How much activities have left, remembered for a quarter of a second: in a rush everybody shares one read. The order lane
 * decides; whoever it tells that something is gone asks again afresh.
 */
export function openStockLeft(db: Db, max = 5_000) {
  const known = new Map<string, { at: number; left: Promise<Left> }>();

  async function read(ids: readonly Id<'activity'>[]): Promise<Map<Id<'activity'>, Left>> {
    const all = new Map<Id<'activity'>, Map<Id<'sku'>, { units: number; left: number }>>();
    for (const id of ids) all.set(id, new Map());
    for (const { activityId, skuId, units, taken } of await activityStock(db, ids))
      all.get(activityId)!.set(skuId, { units, left: units - taken });
    return all;
  }

  return async (
    activityIds: readonly Id<'activity'>[],
    { afresh = false } = {},
  ): Promise<Map<Id<'activity'>, Left>> => {
    const time = performance.now();
    const stale = activityIds.filter((id) => afresh || !(time - (known.get(id)?.at ?? -Infinity) < freshMs));
    if (stale.length > 0) {
      if (known.size + stale.length > max) known.clear();
      const reading = read(stale);
      for (const id of stale) {
        const left = reading.then((all) => all.get(id)!);
        left.catch(() => known.delete(id));
        known.set(id, { at: time, left });
      }
    }
    const found = new Map<Id<'activity'>, Left>();
    for (const id of activityIds) {
      const left = await known.get(id)?.left;
      if (left) found.set(id, left);
    }
    return found;
  };
}
