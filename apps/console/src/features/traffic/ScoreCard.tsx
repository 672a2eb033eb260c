import { roundTogether } from '@jishi/ui/round-together.ts';
import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { Nothing } from '../../components/States.tsx';

type Score = { total: number; terms: { name: string; value: number; words: string }[] };

/** The ranking speaks to the viewer ("you follow"); a creator reads the same terms from the other side. */
const known = ['attraction', 'commerce', 'freshness', 'following', 'liked', 'exploration'] as const;
const isKnown = (name: string): name is (typeof known)[number] => (known as readonly string[]).includes(name);

const write = (value: number) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;

/** The terms of the ranking; they add up to the score, and the sum is shown so that anybody can check. */
export function ScoreCard({ score }: { score: Score | null }) {
  const { t } = useTranslation();
  if (score === null)
    return (
      <Card>
        <h2 className="card-title">{t('traffic.score')}</h2>
        <Nothing text={t('traffic.noScore')} hint={t('traffic.noScoreHint')} />
      </Card>
    );
  const shown = roundTogether(score.terms.map(({ value }) => value));
  const terms = score.terms.map((term, at) => ({ ...term, shown: shown[at]! }));
  const largest = Math.max(0.01, ...score.terms.map(({ value }) => Math.abs(value)));
  return (
    <Card>
      <h2 className="card-title">{t('traffic.score')}</h2>
      <p className="card-note">{t('traffic.scoreNote')}</p>
      <dl className="terms">
        {terms
          .toSorted((a, b) => b.value - a.value)
          .map((term) => {
            const { name, text } = isKnown(term.name)
              ? { name: t(`traffic.term.${term.name}`), text: t(`traffic.termText.${term.name}`) }
              : { name: term.words, text: '' };
            return (
              <div key={term.name} className="term">
                <dt>{name}</dt>
                <dd className="term-bar" aria-hidden="true">
                  <span
                    className={term.value < 0 ? 'term-minus' : 'term-plus'}
                    style={{ width: `${(100 * Math.abs(term.value)) / largest}%` }}
                  />
                </dd>
                <dd className="term-value">{write(term.shown)}</dd>
                {text !== '' && <dd className="term-words">{text}</dd>}
              </div>
            );
          })}
        <div className="term term-total">
          <dt>{t('traffic.total')}</dt>
          <dd className="term-words-inline">{t('traffic.totalNote')}</dd>
          <dd className="term-value">{score.total.toFixed(2).replace('-', '−')}</dd>
        </div>
      </dl>
    </Card>
  );
}
