import { readFileSync } from 'node:fs';
import autocannon from 'autocannon';
import type { BenchResult } from '../run.ts';

const connections = 16;
const seconds = 10;

type Reads = {
  readonly name: string;
  readonly url: string;
  readonly pid: number;
  /** Paths, taken in turn. */
  readonly paths: readonly string[];
  /** Every address may ask so often a minute: so many of them ask. */
  readonly visitors?: number;
  /** One read by the plain way: the same statement through the driver, without the server. */
  readonly plain: (turn: number) => Promise<unknown>;
};

/** Reads through the real HTTP stack at 16 connections, and the same reads without it for comparison. */
export async function measureReads({
  name,
  url,
  pid,
  paths,
  visitors = 1,
  plain,
}: Reads): Promise<BenchResult> {
  // Each turn of each run comes from another address.
  const requests = (turn: number) =>
    Array.from({ length: visitors }, (_, n) =>
      paths.map((path) => ({
        method: 'GET' as const,
        path,
        headers: { 'x-forwarded-for': `10.${turn}.${n >> 8}.${n & 255}` },
      })),
    ).flat();
  const run = (duration: number) => autocannon({ url, connections, duration, requests: requests(duration) });
  await run(2);
  const limit = await plainRate(plain, 3);
  const before = cpuMs(pid);
  const result = await run(seconds);
  const each = (cpuMs(pid) - before) / result.requests.total;
  const value = Math.round(result.requests.average);
  console.error(
    `${name}: ${value}/s through HTTP, ${Math.round(limit)}/s by the driver alone; p50 ${result.latency.p50} ms, p99 ${result.latency.p99} ms; ${each.toFixed(2)} ms of the server's CPU each`,
  );
  return {
    name,
    value,
    unit: 'requests/s',
    limit: Math.round(limit),
    ratio: Math.round((value / limit) * 1_000) / 1_000,
    p50: result.latency.p50,
    p99: result.latency.p99,
    errors: result.errors + result.timeouts + result.non2xx,
  };
}

/** CPU a process has used, where the system tells it: unlike a rate it hardly depends on what else runs. */
function cpuMs(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return NaN;
  }
}

async function plainRate(read: (turn: number) => Promise<unknown>, duration: number): Promise<number> {
  const end = performance.now() + duration * 1_000;
  let done = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < end) await read(done++);
    }),
  );
  return done / duration;
}
