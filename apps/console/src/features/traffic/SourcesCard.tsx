import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { Nothing } from '../../components/States.tsx';

type Source = { source: 'following' | 'interest' | 'popular' | 'fresh'; exposures: number };

/** Where the exposures came from, largest first. */
export function SourcesCard({ sources }: { sources: readonly Source[] }) {
  const { t } = useTranslation();
  const all = sources.reduce((sum, { exposures }) => sum + exposures, 0);
  const shown = sources.toSorted((a, b) => b.exposures - a.exposures);
  return (
    <Card>
      <h2 className="card-title">{t('traffic.sources')}</h2>
      <p className="card-note">{t('traffic.sourcesNote')}</p>
      {all === 0 ? (
        <Nothing text={t('traffic.noSources')} />
      ) : (
        <>
          <div className="source-strip" aria-hidden="true">
            {shown.map(({ source, exposures }) => (
              <span key={source} className={`source-${source}`} style={{ flexGrow: exposures }} />
            ))}
          </div>
          <ul className="lines">
            {shown.map(({ source, exposures }) => (
              <li key={source}>
                <span>
                  <span className={`source-dot source-${source}`} aria-hidden="true" />{' '}
                  {t(`traffic.source.${source}`)}{' '}
                  <span className="quiet small block">{t(`traffic.sourceText.${source}`)}</span>
                </span>
                <span className="tabular nowrap">
                  {exposures.toLocaleString('en-US')}{' '}
                  <span className="quiet">{Math.round((100 * exposures) / all)}%</span>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}
