/** `crypto.randomUUID` exists on secure origins only; a phone opening the shop by its address in the local network has none. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
