const colours = process.stdout.isTTY && !process.env.NO_COLOR;
/** @param {string} code */
const paint = (code) => (/** @type {string} */ text) => (colours ? `\x1b[${code}m${text}\x1b[0m` : text);
export const bold = paint('1');
export const dim = paint('2');
export const green = paint('32');
export const red = paint('31');

/** @param {number} ms */
export const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

/**
 * One line per step with its time. What `act` returns as a string is the remark behind the time.
 * A step that took no work stays silent when `quietBelowMs` says so.
 * @template T @param {string} name @param {() => Promise<T> | T} act @param {{ quietBelowMs?: number }} [options]
 * @returns {Promise<T>}
 */
export async function step(name, act, { quietBelowMs = 0 } = {}) {
  const began = performance.now();
  const live = process.stdout.isTTY;
  if (live) process.stdout.write(`  ${dim('…')} ${name}`);
  const settle = (/** @type {string | undefined} */ line) => {
    if (live) process.stdout.write('\r\x1b[2K');
    if (line) console.log(line);
  };
  try {
    const result = await act();
    const took = performance.now() - began;
    const remark = typeof result === 'string' && result ? dim(`  ${result}`) : '';
    settle(
      took >= quietBelowMs || remark
        ? `  ${green('✓')} ${name.padEnd(34)} ${seconds(took).padStart(7)}${remark}`
        : undefined,
    );
    return result;
  } catch (error) {
    settle(`  ${red('✗')} ${name.padEnd(34)} ${seconds(performance.now() - began).padStart(7)}`);
    throw error;
  }
}
