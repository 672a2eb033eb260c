/**
 * Reads that ask for the same kind of thing go together: while one query is on its way, further questions gather and are
 * asked as one. Nobody waits for company, nothing is remembered; under load, one query answers many.
 */
export function readTogether<Key, Value>(
  read: (keys: readonly Key[]) => Promise<readonly Value[]>,
  { atOnce = 2, max = 200 }: { atOnce?: number; max?: number } = {},
): (key: Key) => Promise<Value> {
  type Question = { key: Key; resolve: (value: Value) => void; reject: (error: unknown) => void };
  let waiting: Question[] = [];
  let reading = 0;

  async function ask(): Promise<void> {
    if (reading >= atOnce) return;
    reading += 1;
    while (waiting.length > 0) {
      const questions = waiting.slice(0, max);
      waiting = waiting.slice(max);
      try {
        const values = await read(questions.map(({ key }) => key));
        questions.forEach(({ resolve }, i) => resolve(values[i]!));
      } catch (error) {
        for (const { reject } of questions) reject(error);
      }
    }
    reading -= 1;
  }

  return (key) =>
    new Promise((resolve, reject) => {
      waiting.push({ key, resolve, reject });
      // Questions of the same turn of the event loop go together from the start.
      if (waiting.length === 1) setImmediate(() => void ask());
    });
}
