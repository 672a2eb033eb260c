import type { Outcome, PreparedPurchase } from './prepared.ts';

export type Job = {
  readonly purchase: PreparedPurchase;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * The waiting line of the lane. One purchase of a buyer is in the works at a time: the same key sent twice then finds
 * its first answer, and limits per buyer are counted one after the other. Batches hold purchases of one moment, because
 * a batch is posted at one time (in the demo town and in tests, callers may live at different times).
 */
export function openQueue({ maxBatch, withinMs }: { maxBatch: number; withinMs: number }) {
  let waiting: Job[] = [];
  const inTheWorks = new Set<string>();
  let wakeUps: (() => void)[] = [];

  function wake(): void {
    const all = wakeUps;
    wakeUps = [];
    for (const each of all) each();
  }

  return {
    waiting: () => waiting.length,
    wake,
    add(job: Job): void {
      waiting.push(job);
      wake();
    },
    arrival: () => new Promise<void>((woken) => wakeUps.push(woken)),
    take(): Job[] {
      const batch: Job[] = [];
      const rest: Job[] = [];
      for (const job of waiting) {
        const { buyerId, placedAt } = job.purchase;
        const now = batch[0]?.purchase.placedAt ?? placedAt;
        const fits =
          batch.length < maxBatch &&
          !inTheWorks.has(buyerId) &&
          Math.abs(placedAt.getTime() - now.getTime()) < withinMs;
        if (fits) inTheWorks.add(buyerId);
        (fits ? batch : rest).push(job);
      }
      waiting = rest;
      return batch;
    },
    /** The batch was answered: its buyers may come again. */
    leave(batch: readonly Job[]): void {
      for (const { purchase } of batch) inTheWorks.delete(purchase.buyerId);
      if (waiting.length > 0) wake();
    },
  };
}
