import { formatRate } from '@jishi/ui/format-count.ts';
import { formatMoney } from '@jishi/ui/format-money.ts';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { DaysChoice } from '../../components/DaysChoice.tsx';
import { Figure } from '../../components/Figure.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { useUrlFilters } from '../../components/table/use-url-filters.ts';
import { VideoStateTag } from '../../components/VideoStateTag.tsx';
import { ScoreCard } from '../../features/traffic/ScoreCard.tsx';
import { SourcesCard } from '../../features/traffic/SourcesCard.tsx';
import { useMyVideo, useTraffic, type Traffic } from '../../features/videos/video-queries.ts';
import { VideoCard } from '../../features/videos/VideoCard.tsx';
import { VideosTrend } from '../../features/videos/VideosTrend.tsx';

/** Why this video got the traffic it got. */
export default function TrafficPage() {
  const { t } = useTranslation();
  const { videoId = '' } = useParams();
  const { filters, change } = useUrlFilters({ days: '7' });
  const video = useMyVideo(videoId);
  const traffic = useTraffic(videoId, Number(filters.days));
  return (
    <Loaded query={video}>
      {(data) => (
        <>
          <PageHeader
            title={data.caption || t('videos.noCaption')}
            tags={<VideoStateTag state={data.state} failure={data.failure} />}
            intro={t('traffic.why')}
            actions={<DaysChoice value={filters.days} onChange={(days) => change({ days })} />}
          />
          {data.failure !== null && (
            <Alert
              type="error"
              showIcon
              className="form-errors"
              title={t(`videos.state.${data.state}`)}
              description={data.failure}
            />
          )}
          {data.state === 'processing' && (
            <Alert type="info" showIcon className="form-errors" title={t('videos.processing')} />
          )}
          <Loaded query={traffic}>
            {(found) => (
              <>
                <TrafficFigures totals={found.totals} />
                <div className="columns-wide">
                  <div className="stack">
                    <ScoreCard score={found.score} />
                    <VideosTrend days={found.days} />
                  </div>
                  <div className="stack">
                    <SourcesCard sources={found.sources} />
                    <VideoCard video={data} />
                  </div>
                </div>
              </>
            )}
          </Loaded>
        </>
      )}
    </Loaded>
  );
}

/** Written out: the sources beside them have to add up for the eye. */
const exact = (count: number) => count.toLocaleString('en-US');

function TrafficFigures({ totals }: { totals: Traffic['totals'] }) {
  const { t } = useTranslation();
  const rate = (part: number, whole: number) =>
    whole === 0 ? '—' : formatRate(Math.min(10_000, Math.round((part * 10_000) / whole)));
  return (
    <div className="cards">
      <Figure
        name={t('data.exposures')}
        definition={t('data.define.exposures')}
        value={exact(totals.exposures)}
      />
      <Figure
        name={t('data.plays')}
        definition={t('data.define.plays')}
        value={exact(totals.plays)}
        note={t('traffic.completed', { rate: rate(totals.completes, totals.plays) })}
      />
      <Figure
        name={t('data.productClicks')}
        definition={t('data.define.productClicks')}
        value={exact(totals.productClicks)}
        note={t('traffic.clickRate', { rate: rate(totals.productClicks, totals.exposures) })}
      />
      <Figure
        name={t('data.orders')}
        definition={t('data.define.videoOrders')}
        value={exact(totals.orders)}
        note={t('traffic.conversion', { rate: rate(totals.orders, totals.productClicks) })}
      />
      <Figure
        name="GPM"
        definition={t('data.define.gpm')}
        value={totals.gpmFen === null ? '—' : formatMoney(totals.gpmFen)}
        note={t('traffic.gmv', { amount: formatMoney(totals.gmvFen) })}
      />
    </div>
  );
}
