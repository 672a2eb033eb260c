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

/** Nothing is fetched ahead for people who save data. */
export function fetchWhatComesNext(): () => void {
  const saving = (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
  const timer = setTimeout(() => {
    if (!saving) for (const load of nextPages) load().catch(() => undefined); // the page itself will say so when it is opened
  }, settledMs);
  return () => clearTimeout(timer);
}
