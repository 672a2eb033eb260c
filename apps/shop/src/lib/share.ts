export type ShareOutcome = 'shared' | 'copied' | 'refused';

/** The system's share sheet where there is one, else the link on the clipboard. */
export async function share(title: string, path: string): Promise<ShareOutcome> {
  const url = new URL(path, location.origin).href;
  if (navigator.share && matchMedia('(pointer: coarse)').matches) {
    try {
      await navigator.share({ title, url });
      return 'shared';
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return 'refused';
    }
  }
  return (await copy(url)) ? 'copied' : 'refused';
}

export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
