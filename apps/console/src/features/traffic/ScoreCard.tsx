import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { Nothing } from '../../components/States.tsx';

type Score = { total: number; terms: { name: string; value: number; words: string }[] };

const write = (value: number) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;

/** The terms of the ranking; they add up to the score, and the sum is shown so that anybody can check. */
export function ScoreCard({ score }: { score: Score | null }) {
  const { t } = useTranslation();
  if (score === null) return <Card><h2 className="card-title">{t('traffic.score')}</h2><Nothing text={t('traffic.noScore')} hint={t('traffic.noScoreHint')} /></Card>;
  const largest = Math.max(0.01, ...score.terms.map(({ value }) => Math.abs(value)));
  return (
    <Card>
      <h2 className="card-title">{t('traffic.score')}</h2>
      <p className="card-note">{t('traffic.scoreNote')}</p>
      <dl className="terms">
        {score.terms.map((term) => {
          const [name, ...rest] = term.words.split(/[:：]\s*/);
          return (
            <div key={term.name} className="term">
              <dt>{name}</dt>
              <dd className="term-bar" aria-hidden="true">
                <span className={term.value < 0 ? 'term-minus' : 'term-plus'} style={{ width: `${(100 * Math.abs(term.value)) / largest}%` }} />
              </dd>
              <dd className="term-value">{write(term.value)}</dd>
              {rest.length > 0 && <dd className="term-words">{rest.join('：')}</dd>}
            </div>
          );
        })}
        <div className="term term-total">
          <dt>{t('traffic.total')}</dt>
          <dd className="term-words-inline">{t('traffic.totalNote')}</dd>
          <dd className="term-value">{score.total.toFixed(2)}</dd>
        </div>
      </dl>
    </Card>
  );
}
