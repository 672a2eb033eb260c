import { useTranslation } from 'react-i18next';
import { formatCount, formatRate } from '@jishi/ui/format-count.ts';
import { formatMoney } from '@jishi/ui/format-money.ts';
import { roundTogether } from '@jishi/ui/round-together.ts';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Card } from '../../components/card.tsx';
import type { Traffic } from '../../data/studio.ts';
import { DayBars } from './day-bars.tsx';
import styles from './studio.module.css';

export function TrafficCards({ traffic, days }: { traffic: Traffic; days: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { totals, sources } = traffic;
  const all = Math.max(
    1,
    sources.reduce((sum, source) => sum + source.exposures, 0),
  );
  const terms = roundTogether(traffic.score?.terms.map(({ value }) => value) ?? []);
  const clickRate =
    totals.exposures > 0 ? formatRate(Math.round((totals.productClicks / totals.exposures) * 10_000)) : '–';
  return (
    <>
      <Card title={t('studio.video')} more={t('studio.lastDays', { n: days })}>
        <dl className={styles.figures}>
          {(['exposures', 'plays', 'productClicks', 'orders'] as const).map((name) => (
            <div key={name}>
              <dd>{formatCount(totals[name], language)}</dd>
              <dt>{t(`figure.${name}`)}</dt>
            </div>
          ))}
        </dl>
        <p className={styles.sales}>
          {t('studio.sales')} <b>{formatMoney(totals.gmvFen)}</b> · {t('studio.conversion')}{' '}
          <b>{clickRate}</b>
        </p>
        <DayBars
          days={traffic.days.map((day) => ({ day: day.day, value: day.exposures }))}
          name={t('figure.exposures')}
        />
      </Card>
      <Card title={t('studio.traffic')}>
        {sources.length === 0 ? <p>{t('studio.noTraffic')}</p> : null}
        <ul className={styles.sources}>
          {sources.map((source) => (
            <li key={source.source}>
              {t(`source.${source.source}`)}
              <span aria-hidden="true">
                <i style={{ width: `${(source.exposures / all) * 100}%` }} />
              </span>
              <b>{formatCount(source.exposures, language)}</b>
            </li>
          ))}
        </ul>
      </Card>
      {traffic.score ? (
        <Card title={t('studio.score')} more={traffic.score.total.toFixed(2)}>
          <ul className={`${styles.sources} ${styles.terms}`}>
            {traffic.score.terms.map((term, at) => (
              <li key={term.name}>
                {term.words}
                <span aria-hidden="true">
                  <i
                    style={{
                      width: `${Math.min(100, Math.abs(term.value / (traffic.score?.total || 1)) * 100)}%`,
                    }}
                  />
                </span>
                <b>{terms[at]!.toFixed(2)}</b>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
    </>
  );
}
