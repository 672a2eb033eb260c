import { CloudUploadOutlined } from '@ant-design/icons';
import { formatCount } from '@jishi/ui/format-count.ts';
import { useLanguage } from '@jishi/ui/language.ts';
import { Button, Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Amount } from '../../components/Amount.tsx';
import { ComparedFigure } from '../../components/ComparedFigure.tsx';
import { DaysChoice } from '../../components/DaysChoice.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Nothing } from '../../components/States.tsx';
import { Thumb } from '../../components/Thumb.tsx';
import { TodoList } from '../../components/TodoList.tsx';
import { useUrlFilters } from '../../components/table/use-url-filters.ts';
import {
  useCreatorDashboard,
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
    <>
      <PageHeader title={t('home.hello', { name })} intro={t('home.now')} actions={publish} />
      <TodoList todos={todos} waiting={videos.waiting} />
      <Loaded query={dashboard}>
        {(data) => (
          <>
            <h2 className="home-part">{t('home.today')}</h2>
            <div className="cards">
              <ComparedFigure
                name={t('data.exposures')}
                definition={t('data.define.exposures')}
                figure={data.exposures}
                to="/creator/videos"
              />
              <ComparedFigure
                name={t('data.plays')}
                definition={t('data.define.plays')}
                figure={data.plays}
              />
              <ComparedFigure
                name={t('data.productClicks')}
                definition={t('data.define.productClicks')}
                figure={data.productClicks}
              />
              <ComparedFigure
                name={t('data.orders')}
                definition={t('data.define.videoOrders')}
                figure={data.orders}
              />
              <ComparedFigure
                money
                name={t('data.gmvFen')}
                definition={t('data.define.gmvFen')}
                figure={data.gmvFen}
              />
            </div>
            <div className="columns-wide">
              <VideosTrend
                days={data.days}
                extra={<DaysChoice value={filters.days} onChange={(days) => change({ days })} />}
              />
              <TopVideos top={data.topVideos} videos={videos.rows} />
            </div>
          </>
        )}
      </Loaded>
    </>
  );
}

function TopVideos({ top, videos }: { top: CreatorDashboard['topVideos']; videos: readonly MyVideo[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const byId = new Map(videos.map((video) => [video.videoId, video]));
  const known = top
    .flatMap(({ videoId, totals }) => {
      const video = byId.get(videoId);
      return video === undefined ? [] : [{ video, totals }];
    })
    .slice(0, 6);
  return (
    <Card>
      <h2 className="card-title">{t('videos.top')}</h2>
      <p className="card-note">{t('videos.topNote')}</p>
      {known.length === 0 ? (
        <Nothing text={t('chart.nothing')} />
      ) : (
        <ul className="lines">
          {known.map(({ video, totals }) => (
            <li key={video.videoId}>
              <Thumb
                src={video.posterUrl}
                alt=""
                ratio={3 / 4}
                title={
                  <Link to={`/creator/videos/${video.videoId}`}>
                    {video.caption || t('videos.noCaption')}
                  </Link>
                }
                note={t('videos.exposed', { shown: formatCount(totals.exposures, language) })}
              />
              <span className="thumb-words right">
                <Amount fen={totals.gmvFen} />
                <span className="quiet small nowrap">{t('videos.orders', { count: totals.orders })}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
