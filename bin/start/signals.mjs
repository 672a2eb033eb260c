import { dim } from '../terminal.mjs';

/**
 * What to undo when the command ends, last first: at its natural end, at a failure, and at Ctrl-C,
 * kill or a closed terminal. A second signal does not wait any longer.
 */
export function endOnSignals() {
  /** @type {(() => unknown)[]} */
  const ends = [];
  /** @type {Promise<void> | undefined} */
  let running;
  let open = false;
  const run = () =>
    (running ??= (async () => {
      for (let end = ends.pop(); end; end = ends.pop()) await end();
    })());
  const onSignal = async () => {
    if (running) process.exit(130);
    console.log(`\n  ${dim('Closing…')}`);
    await run().catch((error) => console.error(error));
    if (open) console.log(`  ${dim('Closed.')}`);
    process.exit(open ? 0 : 130);
  };
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => void onSignal());
  endWithNpm(() => void onSignal());
  return {
    add: (/** @type {() => unknown} */ end) => void ends.push(end),
    run,
    isEnding: () => running !== undefined,
    /** From here on a signal is the ordinary end. Resolves never, rejects when `fail` is called. */
    stayOpen() {
      open = true;
      return new Promise((_, reject) => (this.fail = reject));
    },
    /** @type {(error: unknown) => void} */
    fail: () => undefined,
  };
}

/**
 * `npm start` runs us through a shell. When npm alone is told to end (by a service manager, or by
 * `kill`), it ends that shell, and nobody tells us: we would hold the port and the data for ever.
 * @param {() => void} end
 */
function endWithNpm(end) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    end();
  }, 500);
  watch.unref();
}
