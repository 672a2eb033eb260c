import { Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useWide } from '../lib/use-wide.ts';
import styles from './desktop-side.module.css';

const QrCode = lazy(() => import('./qr-code.tsx'));

/** Beside the phone column on a wide window: what this is, and a code that opens this very page on a phone. */
export function DesktopSide() {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  const wide = useWide();
  if (!wide) return null;
  return (
    <aside className={styles.side} aria-label={t('desktop.label')}>
      <p className={styles.brand}>
        <img src="/icon.svg" alt="" width={40} height={40} />
        {t('app.name')}
      </p>
      <p className={styles.claim}>{t('desktop.claim')}</p>
      <div className={styles.card}>
        <Suspense fallback={<div style={{ width: 132, height: 132 }} />}>
          <QrCode url={location.origin + pathname + search} />
        </Suspense>
        <p>{t('desktop.scan')}</p>
      </div>
      {playsVideo(pathname) ? <p className={styles.keys}>{t('desktop.keys')}</p> : null}
    </aside>
  );
}

/** The keys move a video: they are said only where one plays. */
const playsVideo = (pathname: string): boolean => pathname === '/' || pathname.startsWith('/video/');
