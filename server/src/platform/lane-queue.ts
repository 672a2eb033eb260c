export type LaneJob<In, Out> = {
  /** Of one owner (a buyer) one job is in the works at a time. */
  readonly ownerId: string;
  readonly at: Date;
  readonly input: In;
  readonly resolve: (outcome: Out) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * The waiting line of a lane. One job of an owner is in the works at a time: the same key sent twice then finds
 * its first answer, and limits per buyer are counted one after the other. Batches hold jobs of one moment, because
 * a batch is posted at one time (in the demo town and in tests, callers may live at different times).
 */
export function openQueue<In, Out>({ maxBatch, withinMs }: { maxBatch: number; withinMs: number }) {
  type Job = LaneJob<In, Out>;
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
        const now = batch[0]?.at ?? job.at;
        const fits =
          batch.length < maxBatch &&
          !inTheWorks.has(job.ownerId) &&
          Math.abs(job.at.getTime() - now.getTime()) < withinMs;
        if (fits) inTheWorks.add(job.ownerId);
        (fits ? batch : rest).push(job);
      }
      waiting = rest;
      return batch;
    },
    /** The batch was answered: its owners may come again. */
    leave(batch: readonly Job[]): void {
      for (const { ownerId } of batch) inTheWorks.delete(ownerId);
      if (waiting.length > 0) wake();
    },
  };
}
