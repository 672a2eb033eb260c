import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './cart.module.css';

const staysMs = 6000;

export function UndoBar({
  words,
  onUndo,
  onGone,
}: {
  words: string;
  onUndo: () => void;
  onGone: () => void;
}) {
  const { t } = useTranslation();
  useEffect(() => {
    const timer = setTimeout(onGone, staysMs);
    return () => clearTimeout(timer);
  }, [words, onGone]);
  return (
    <div className={styles.undo} role="status">
      <span className="ellipsis">{words}</span>
      <button type="button" onClick={onUndo}>
        {t('common.undo')}
      </button>
    </div>
  );
}
