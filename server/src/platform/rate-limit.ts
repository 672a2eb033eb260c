import { Problem, problem } from './problem.ts';

export const tooMany = problem('platform.too_many_requests', 429, {
  en: 'Too many requests. Wait {seconds} s and try again; nothing was lost.',
  zh: '请求太频繁，请 {seconds} 秒后再试，已有内容不会丢失。',
});

/** A fixed window per key, in this process. Bounded: the table is dropped with each window. `most` overrides `max` for this call. */
export function rateLimit({
  max,
  windowMs,
}: {
  max: number;
  windowMs: number;
}): (key: string, most?: number) => void {
  let counts = new Map<string, number>();
  let endsAt = 0;
  return (key, most = max) => {
    const time = Date.now();
    if (time >= endsAt) {
      counts = new Map();
      endsAt = time + windowMs;
    }
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    if (count > most) throw new Problem(tooMany, { seconds: Math.ceil((endsAt - time) / 1_000) });
  };
}
