import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import type { UploadState } from './use-upload.ts';
import styles from './studio.module.css';

/** How far the upload is; it can be paused, and goes on where it stopped. */
export function UploadBar({
  state,
  onPause,
  onResume,
}: {
  state: UploadState;
  onPause: () => void;
  onResume: () => void;
}) {
  const { t } = useTranslation();
  if (state.at === 'none') return null;
  const percent = Math.floor(state.part * 100);
  const words = {
    sending: t('upload.uploading', { percent }),
    paused: t('upload.paused'),
    broken: t('upload.broken'),
    done: t('upload.uploaded'),
  };
  return (
    <div>
      <div
        className={styles.progress}
        data-done={state.at === 'done'}
        role="progressbar"
        aria-label={words[state.at]}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <i style={{ width: `${percent}%` }} />
      </div>
      <div className={styles.upload}>
        <span role="status">{words[state.at]}</span>
        {state.at === 'sending' ? (
          <Button kind="outline" size="small" onClick={onPause}>
            {t('upload.pause')}
          </Button>
        ) : null}
        {state.at === 'paused' || state.at === 'broken' ? (
          <Button kind="soft" size="small" onClick={onResume}>
            {t('upload.resume')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
