/** What stands on the screen while the first script chunk of a deep link arrives. */
export function OpeningPage() {
  return <div aria-busy="true" style={{ height: '100%', background: 'var(--paper)' }} />;
}
