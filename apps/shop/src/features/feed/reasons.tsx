import { useTranslation } from 'react-i18next';
import { roundTogether } from '@jishi/ui/round-together.ts';
import type { FeedItem } from '../../data/videos.ts';
import styles from './reasons.module.css';

/** The reasons in words, and below them every term of the score: they add up to it, nothing is hidden. */
export function Reasons({ item }: { item: FeedItem }) {
  const { t } = useTranslation();
  const shown = roundTogether(item.terms.map(({ value }) => value));
  const largest = Math.max(...item.terms.map((term) => Math.abs(term.value)), 0.001);
  return (
    <>
      <ul className={styles.reasons}>
        {(item.reasons.length > 0 ? item.reasons : [t('feed.whyNone')]).map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      {item.terms.length > 0 ? (
        <dl className={styles.terms}>
          {item.terms.map((term, at) => (
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
            <dd className="tabular">{item.score.toFixed(2)}</dd>
          </div>
        </dl>
      ) : null}
    </>
  );
}

const signed = (value: number): string =>
  value < 0 ? `−${Math.abs(value).toFixed(2)}` : `+${value.toFixed(2)}`;
