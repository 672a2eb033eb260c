import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHotWords } from '../../data/catalog.ts';
import { readHistory, writeHistory } from './history.ts';
import styles from './search.module.css';

/** Before anything is typed: what I searched for, and what others search for. */
export function SearchStart({ onPick }: { onPick: (words: string) => void }) {
  const { t } = useTranslation();
  const [history, setHistory] = useState(readHistory);
  const { data: hot } = useHotWords();
  const clear = () => {
    writeHistory([]);
    setHistory([]);
  };
  return (
    <>
      {history.length > 0 ? (
        <section className={styles.words}>
          <div className={styles.wordsHead}>
            <h2>{t('search.history')}</h2>
            <button type="button" onClick={clear}>
              {t('search.clearHistory')}
            </button>
          </div>
          <div className={styles.chips}>
            {history.map((words) => (
              <button key={words} type="button" onClick={() => onPick(words)}>
                {words}
              </button>
            ))}
          </div>
        </section>
      ) : null}
      {hot && hot.length > 0 ? (
        <section className={styles.words}>
          <div className={styles.wordsHead}>
            <h2>{t('search.hot')}</h2>
          </div>
          <ol className={styles.ranks}>
            {hot.map((words, at) => (
              <li key={words}>
                <button type="button" onClick={() => onPick(words)}>
                  <i>{at + 1}</i>
                  <span className="ellipsis">{words}</span>
                </button>
              </li>
            ))}
          </ol>
        </section>
      ) : null}
    </>
  );
}
