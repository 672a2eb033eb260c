import { CloudUploadOutlined } from '@ant-design/icons';
import { formatCount } from '@jishi/ui/format-count.ts';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Button, Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Amount } from '../../components/Amount.tsx';
import { DaysChoice } from '../../components/DaysChoice.tsx';
import { HomeBoard } from '../../components/HomeBoard.tsx';
import { Nothing } from '../../components/States.tsx';
import { Thumb } from '../../components/Thumb.tsx';
import { useUrlFilters } from '../../components/table/use-url-filters.ts';
import {
  useCreatorDashboard,
  useMyVideo,
  useMyVideos,
  type CreatorDashboard,
  type MyVideo,
} from '../../features/videos/video-queries.ts';
import { VideosTrend } from '../../features/videos/VideosTrend.tsx';
import { useHat } from '../../session/hat-context.ts';

export default function HomePage() {
  const { t } = useTranslation();
  const { name } = useHat();
  const { filters, change } = useUrlFilters({ days: '30' });
  const dashboard = useCreatorDashboard(Number(filters.days));
  const videos = useMyVideos();
  const inState = (state: MyVideo['state']) => videos.rows.filter((video) => video.state === state).length;
  const todos = (['failed', 'taken_down', 'processing'] as const).map((state) => ({
    key: state,
    count: inState(state),
    urgent: state !== 'processing',
    title: t(`videos.todo.${state}`),
    hint: t(`videos.todoHint.${state}`),
    to: '/creator/videos',
  }));
  const publish = (
    <Link to="/creator/publish">
      <Button type="primary" icon={<CloudUploadOutlined />}>
        {t('nav.publish')}
      </Button>
    </Link>
  );
  return (
    <HomeBoard
      name={name}
      actions={publish}
      todos={todos}
      waiting={videos.waiting}
      query={dashboard}
      figures={[
        { key: 'exposures', to: '/creator/videos' },
        { key: 'plays' },
        { key: 'productClicks' },
        { key: 'orders', define: 'videoOrders' },
        { key: 'gmvFen', money: true },
      ]}
    >
      {(data) => (
        <>
          <VideosTrend
            days={data.days}
            extra={<DaysChoice value={filters.days} onChange={(days) => change({ days })} />}
          />
          <TopVideos top={data.topVideos.slice(0, 6)} />
        </>
      )}
    </HomeBoard>
  );
}

/** Some may not be among the newest, so each is asked for by itself. */
function TopVideos({ top }: { top: CreatorDashboard['topVideos'] }) {
  const { t } = useTranslation();
  return (
    <Card>
      <h2 className="card-title">{t('videos.top')}</h2>
      <p className="card-note">{t('videos.topNote')}</p>
      {top.length === 0 ? (
        <Nothing text={t('chart.nothing')} />
      ) : (
        <ul className="lines">
          {top.map(({ videoId, totals }) => (
            <TopVideo key={videoId} videoId={videoId} totals={totals} />
          ))}
        </ul>
      )}
      <Link to="/creator/videos">{t('videos.all')}</Link>
    </Card>
  );
}

function TopVideo({ videoId, totals }: CreatorDashboard['topVideos'][number]) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data: video } = useMyVideo(videoId);
  return (
    <li>
      <Thumb
        src={video?.posterUrl}
        alt=""
        ratio={3 / 4}
        title={
          <Link to={`/creator/videos/${videoId}`}>
            {video === undefined ? '…' : video.caption || t('videos.noCaption')}
          </Link>
        }
        note={t('videos.exposed', { shown: formatCount(totals.exposures, language) })}
      />
      <span className="thumb-words right">
        <Amount fen={totals.gmvFen} />
        <span className="quiet small nowrap">{t('videos.orders', { count: totals.orders })}</span>
      </span>
    </li>
  );
}
