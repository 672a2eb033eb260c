/** One key for one wish: it stays the same while the same order is sent again, and changes when the order does. */
export function keyKeeper(newKey: () => string) {
  let wish = '';
  let key = '';
  return (body: unknown): string => {
    const now = JSON.stringify(body);
    if (now !== wish) {
      wish = now;
      key = newKey();
    }
    return key;
  };
}
