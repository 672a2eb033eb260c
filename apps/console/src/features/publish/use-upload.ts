import { useEffect, useRef, useState } from 'react';
import { Upload } from 'tus-js-client';

export type UploadState =
  | { kind: 'idle' }
  | { kind: 'sending' | 'paused'; sent: number; total: number; resumed: boolean }
  | { kind: 'failed'; sent: number; total: number }
  | { kind: 'done'; uploadId: string };

const chunkBytes = 4 * 1024 * 1024;

/** A resumable upload: a lost connection or a closed tab goes on where it stopped, for the same file; it goes on by itself once the network is back. */
export function useUpload() {
  const [state, setState] = useState<UploadState>({ kind: 'idle' });
  const current = useRef<Upload>(undefined);
  useEffect(() => () => void current.current?.abort(), []);

  const start = async (file: File) => {
    await current.current?.abort();
    let resumed = false;
    const progress = (kind: 'sending' | 'failed') => (sent: number, total: number) =>
      setState(kind === 'failed' ? { kind, sent, total } : { kind, sent, total, resumed });
    let sentSoFar = 0;
    const upload = new Upload(file, {
      endpoint: '/api/uploads',
      chunkSize: chunkBytes,
      retryDelays: [0, 1_000, 3_000, 6_000],
      headers: { 'X-Jishi': '1' },
      metadata: { filename: file.name, filetype: file.type },
      removeFingerprintOnSuccess: true,
      onProgress: (sent, total) => {
        sentSoFar = sent;
        progress('sending')(sent, total);
      },
      onError: () => progress('failed')(sentSoFar, file.size),
      onSuccess: () => setState({ kind: 'done', uploadId: upload.url?.split('/').at(-1) ?? '' }),
    });
    current.current = upload;
    setState({ kind: 'sending', sent: 0, total: file.size, resumed });
    const earlier = await upload.findPreviousUploads();
    if (earlier[0] !== undefined) {
      resumed = true;
      upload.resumeFromPreviousUpload(earlier[0]);
    }
    upload.start();
  };
  const pause = () => {
    void current.current?.abort();
    setState((before) => (before.kind === 'sending' ? { ...before, kind: 'paused' } : before));
  };
  const resume = () => {
    setState((before) =>
      before.kind === 'paused' || before.kind === 'failed'
        ? { kind: 'sending', sent: before.sent, total: before.total, resumed: true }
        : before,
    );
    current.current?.start();
  };
  const failed = state.kind === 'failed';
  useEffect(() => {
    if (!failed) return undefined;
    const goOn = () => resume();
    addEventListener('online', goOn);
    return () => removeEventListener('online', goOn);
  });
  const cancel = () => {
    void current.current?.abort(true);
    current.current = undefined;
    setState({ kind: 'idle' });
  };
  return { state, start, pause, resume, cancel };
}
