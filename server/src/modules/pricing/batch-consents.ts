import type { Db } from '../../platform/db.ts';
import { consentsOfBatches, type BatchConsent } from './consents.sql.ts';

export type BatchConsents = (
  batchIds: readonly string[],
  how?: { readonly afresh?: boolean },
) => Promise<ReadonlyMap<string, BatchConsent>>;

const freshMs = 1_000;

/** Who agreed to pay a part of coupons, remembered for a second and read once for all who ask; the order lane decides. */
export function openBatchConsents(db: Db, max = 5_000): BatchConsents {
  const known = new Map<string, { at: number; consent: Promise<BatchConsent | undefined> }>();
  return async (batchIds, { afresh = false } = {}) => {
    const time = performance.now();
    const stale = batchIds.filter((id) => afresh || !(time - (known.get(id)?.at ?? -Infinity) < freshMs));
    if (stale.length > 0) {
      if (known.size + stale.length > max) known.clear();
      const reading = consentsOfBatches(db, stale);
      for (const id of stale) {
        const consent = reading.then((all) => all.get(id));
        known.set(id, { at: time, consent });
        consent.catch(() => known.get(id)?.consent === consent && known.delete(id));
      }
    }
    const found = new Map<string, BatchConsent>();
    // All are in hand before the first is waited for: a failed read meanwhile takes none of them away.
    const asked = batchIds.map((id) => ({ id, consent: known.get(id)?.consent }));
    for (const each of asked) {
      const [id, consent] = [each.id, await each.consent];
      if (consent) found.set(id, consent);
    }
    return found;
  };
}
