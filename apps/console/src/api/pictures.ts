import type { Reply } from '@jishi/wire';
import { call } from './wire.ts';

export type StoredPicture = Reply<'POST /pictures'>;

export function uploadPicture(file: Blob): Promise<StoredPicture> {
  const form = new FormData();
  form.append('file', file);
  return call('POST /pictures', { form });
}
