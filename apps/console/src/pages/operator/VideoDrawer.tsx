import { useQuery } from '@tanstack/react-query';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Time } from '@jishi/ui/time.tsx';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { call } from '../../api/wire.ts';
import { Loaded } from '../../components/Loaded.tsx';
import { RowDrawer } from '../../components/table/RowDrawer.tsx';
import { VideoStateTag } from '../../components/VideoStateTag.tsx';
import { operatorVideosKey } from '../../features/operations/video-queries.ts';
import { VideoActs } from '../../features/operations/VideoActs.tsx';

export default function VideoDrawer() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { videoId = '' } = useParams();
  const video = useQuery({
    queryKey: [...operatorVideosKey, 'one', videoId],
    queryFn: () => call('GET /operations/videos/:videoId', { params: { videoId } }),
  });
  return (
    <RowDrawer
      title={video.data?.caption || t('videos.video')}
      footer={video.data ? <VideoActs video={video.data} /> : null}
    >
      <Loaded query={video}>
        {(data) => (
          <div className="stack">
            {data.reports > 0 && (
              <Alert
                type="warning"
                showIcon
                title={t('operator.reportedTimes', { count: data.reports })}
                description={[...new Set(data.reportReasons)]
                  .map((reason) => (isKnown(reason) ? t(`operator.reportReason.${reason}`) : reason))
                  .join(', ')}
              />
            )}
            {data.failure !== null && <Alert type="info" showIcon title={data.failure} />}
            {data.videoUrl !== null && (
              <video
                className="video-player"
                controls
                preload="none"
                playsInline
                src={data.videoUrl}
                {...(data.posterUrl === null ? {} : { poster: data.posterUrl })}
              >
                <track kind="captions" />
              </video>
            )}
            <dl className="facts">
              <dt>{t('products.stateName')}</dt>
              <dd>
                <VideoStateTag state={data.state} />
              </dd>
              <dt>{t('operator.creator')}</dt>
              <dd>{data.creator.name[language]}</dd>
              <dt>{t('videos.reactions')}</dt>
              <dd>{t('videos.counters', data.counters)}</dd>
              <dt>{t('videos.publishedAt')}</dt>
              <dd>
                <Time at={data.publishedAt ?? data.createdAt} />
              </dd>
            </dl>
          </div>
        )}
      </Loaded>
    </RowDrawer>
  );
}

const knownReasons = ['misleading', 'unsafe', 'copied', 'vulgar', 'other'] as const;
/** A reason is one of ours, or the reporter's own words. */
const isKnown = (reason: string): reason is (typeof knownReasons)[number] =>
  (knownReasons as readonly string[]).includes(reason);
