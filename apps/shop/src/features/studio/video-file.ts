export const largestBytes = 200 * 1024 * 1024;

/** Why a chosen file cannot be published, before a byte of it is sent. */
export function fileFault(file: Pick<File, 'type' | 'size' | 'name'>): 'notVideo' | 'tooLarge' | undefined {
  const isVideo = file.type.startsWith('video/') || /\.(mp4|mov|m4v)$/i.test(file.name);
  if (!isVideo) return 'notVideo';
  return file.size > largestBytes ? 'tooLarge' : undefined;
}
