import { useTranslation } from 'react-i18next';
import { roundTogether } from '@jishi/ui/round-together.ts';
import type { FeedItem } from '../../data/videos.ts';
import styles from './reasons.module.css';

/** The reasons in words, and below them every term of the score: they add up to it, nothing is hidden. */
export function Reasons({ item }: { item: FeedItem }) {
  const { t } = useTranslation();
  const terms = item.terms.filter(({ value }) => value !== 0); // "you follow them" would read as if it were so
  const shown = roundTogether(terms.map(({ value }) => value));
  const largest = Math.max(...terms.map((term) => Math.abs(term.value)), 0.001);
  return (
    <>
      <ul className={styles.reasons}>
        {(item.reasons.length > 0 ? item.reasons : [t('feed.whyNone')]).map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      {terms.length > 0 ? (
        <dl className={styles.terms}>
          {terms.map((term, at) => (
            <div key={term.name}>
              <dt>{term.words}</dt>
              <dd>
                <span
                  className={styles.bar}
                  data-minus={term.value < 0}
                  style={{ width: `${(Math.abs(term.value) / largest) * 100}%` }}
                />
                <span className="tabular">{signed(shown[at]!)}</span>
              </dd>
            </div>
          ))}
          <div className={styles.total}>
            <dt>{t('feed.score')}</dt>
            <dd className="tabular">{written(item.score)}</dd>
          </div>
        </dl>
      ) : null}
    </>
  );
}

const written = (value: number): string => value.toFixed(2).replace('-', '−');
const signed = (value: number): string => (value < 0 ? written(value) : `+${written(value)}`);
