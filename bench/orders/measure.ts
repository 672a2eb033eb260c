export type Measured = {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly outcomes: Readonly<Record<string, number>>;
};

/** Keeps `callers` busy for a while, each with one thing at a time, and says what came of it. */
export async function keepBusy(
  callers: number,
  seconds: number,
  act: (caller: number) => Promise<string>,
): Promise<Measured> {
  const latencies: number[] = [];
  const outcomes: Record<string, number> = {};
  const started = performance.now();
  const until = started + seconds * 1_000;
  await Promise.all(
    Array.from({ length: callers }, async (_, caller) => {
      while (performance.now() < until) {
        const asked = performance.now();
        const outcome = await act(caller);
        latencies.push(performance.now() - asked);
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      }
    }),
  );
  const lasted = (performance.now() - started) / 1_000;
  return { perSecond: Math.round(latencies.length / lasted), ...percentiles(latencies), outcomes };
}

export function percentiles(latencies: number[]): { p50: number; p99: number } {
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 10) / 10;
  return { p50: at(0.5), p99: at(0.99) };
}

export function say(what: string, { perSecond, p50, p99, outcomes }: Measured): void {
  const counts = Object.entries(outcomes)
    .map(([outcome, count]) => `${count} ${outcome}`)
    .join(', ');
  console.error(
    `${what.padEnd(46)} ${String(perSecond).padStart(7)}/s   p50 ${String(p50).padStart(6)} ms   p99 ${String(p99).padStart(6)} ms   ${counts}`,
  );
}
