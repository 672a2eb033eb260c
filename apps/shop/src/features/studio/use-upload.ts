import { useCallback, useEffect, useRef, useState } from 'react';
import type { Upload } from 'tus-js-client';

export type UploadState =
  | { at: 'none' }
  | { at: 'sending' | 'paused' | 'broken'; part: number }
  | { at: 'done'; part: 1; uploadId: string };

const endpoint = '/api/uploads';
const retryDelaysMs = [0, 1000, 3000, 5000, 10_000];

/** Sends a file in pieces. What is sent is never sent twice: a break, a pause or a reload goes on where it stopped, by itself once the network is back. */
export function useUpload() {
  const [state, setState] = useState<UploadState>({ at: 'none' });
  const upload = useRef<Upload>(undefined);

  const begin = useCallback(async (file: File) => {
    await upload.current?.abort();
    setState({ at: 'sending', part: 0 });
    const tus = await import('tus-js-client'); // only creators who publish need it
    const next = new tus.Upload(file, {
      endpoint,
      retryDelays: retryDelaysMs,
      headers: { 'X-Jishi': '1' },
      metadata: { filename: file.name, filetype: file.type },
      removeFingerprintOnSuccess: true,
      onProgress: (sent, total) =>
        setState((was) =>
          was.at === 'sending' ? { at: 'sending', part: total > 0 ? sent / total : 0 } : was,
        ),
      onError: () => setState((was) => ({ at: 'broken', part: 'part' in was ? was.part : 0 })),
      onSuccess: () => setState({ at: 'done', part: 1, uploadId: next.url?.split('/').at(-1) ?? '' }),
    });
    upload.current = next;
    const [earlier] = await next.findPreviousUploads();
    if (earlier) next.resumeFromPreviousUpload(earlier);
    next.start();
  }, []);

  const pause = useCallback(() => {
    void upload.current?.abort();
    setState((was) => ('part' in was ? { at: 'paused', part: was.part } : was));
  }, []);
  const resume = useCallback(() => {
    setState((was) => ('part' in was ? { at: 'sending', part: was.part } : was));
    upload.current?.start();
  }, []);
  useEffect(() => () => void upload.current?.abort(), []);
  const broken = state.at === 'broken';
  useEffect(() => {
    if (!broken) return undefined;
    addEventListener('online', resume);
    return () => removeEventListener('online', resume);
  }, [broken, resume]);
  return { state, begin, pause, resume };
}
