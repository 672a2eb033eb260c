// Pages one tap away, fetched once the feed has settled: they then open at once, also when the connection has just gone.
const nextPages: readonly (() => Promise<unknown>)[] = [
  () => import('../pages/mall.tsx'),
  () => import('../pages/product.tsx'),
  () => import('../pages/cart.tsx'),
  () => import('../pages/messages.tsx'),
  () => import('../pages/me.tsx'),
  () => import('../features/product/product-sheet.tsx'),
  () => import('../features/comments/comments-sheet.tsx'),
  () => import('../features/feed/menu-sheet.tsx'),
  () => import('../features/sign-in/sign-in-sheet.tsx'),
];
const settledMs = 4000;
const betweenMs = 300;

/**
 * One after the other, each when the page has nothing to do: all nine at once took 33 ms of the main thread, which is
 * eight frames on a slow phone. Nothing is fetched ahead for people who save data.
 */
export function fetchWhatComesNext(): () => void {
  const saving = (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const fetchFrom = (at: number) => {
    const load = nextPages[at];
    if (saving || !load) return;
    const goOn = () => (timer = setTimeout(() => whenIdle(() => fetchFrom(at + 1)), betweenMs));
    void load().then(goOn, goOn); // the page itself will say so when it is opened
  };
  timer = setTimeout(() => whenIdle(() => fetchFrom(0)), settledMs);
  return () => clearTimeout(timer);
}

/** Not every browser says when it is idle; there it is now. */
const whenIdle = (act: () => void): void =>
  'requestIdleCallback' in globalThis ? void requestIdleCallback(act, { timeout: 2_000 }) : act();
