/** How a double misbehaves at its next call, once: what a person or a test asked it to try. */
export const moods = [
  'http-500',
  'no-answer',
  'wrong-key',
  'altered',
  'unknown',
  'refund-later',
  'refund-refused',
] as const;
export type Mood = (typeof moods)[number];

/** Moods are taken in the order in which they were asked for. */
export function openMoods() {
  const waiting: Mood[] = [];
  return {
    ask(mood: string): boolean {
      const known = (moods as readonly string[]).includes(mood);
      if (known) waiting.push(mood as Mood);
      return known;
    },
    /** A mood about refunds waits for a refund. */
    take(isRefund: boolean): Mood | undefined {
      const next = waiting[0];
      return next?.startsWith('refund-') && !isRefund ? undefined : waiting.shift();
    },
  };
}
export type Moods = ReturnType<typeof openMoods>;
