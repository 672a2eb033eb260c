import { WifiOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useOnline } from '../lib/use-online.ts';
import styles from './offline-bar.module.css';

export function OfflineBar() {
  const { t } = useTranslation();
  if (useOnline()) return null;
  return (
    <div className={styles.bar} role="status">
      <WifiOff size={16} aria-hidden="true" />
      {t('offline.bar')}
    </div>
  );
}
