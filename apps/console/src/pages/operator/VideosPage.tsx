import { formatCount } from '@jishi/ui/format-count.ts';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Time } from '@jishi/ui/time.tsx';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useLocation, useNavigate } from 'react-router';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Nothing } from '../../components/States.tsx';
import { StateTabs } from '../../components/StateTabs.tsx';
import { DataTable, type Column } from '../../components/table/DataTable.tsx';
import { useUrlFilters } from '../../components/table/use-url-filters.ts';
import { Thumb } from '../../components/Thumb.tsx';
import { VideoStateTag } from '../../components/VideoStateTag.tsx';
import { useOperatorVideos, type OperatorVideo } from '../../features/operations/video-queries.ts';
import { VideoActs } from '../../features/operations/VideoActs.tsx';

const tabs = ['reported', 'public', 'private', 'processing', 'failed', 'taken_down'] as const;

export default function VideosPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const { search } = useLocation();
  const { filters, change } = useUrlFilters({ state: '' });
  const state = filters.state as '' | (typeof tabs)[number];
  // Reports stay on a video for good; what waits for a decision is a reported one that people can still see.
  const pages = useOperatorVideos(
    state === '' ? {} : state === 'reported' ? { reported: true, state: 'public' } : { state },
  );
  const linkTo = (video: OperatorVideo) => `/operator/videos/${video.videoId}${search}`;
  const columns: Column<OperatorVideo>[] = [
    {
      key: 'video',
      title: t('videos.video'),
      always: true,
      grow: true,
      render: (video) => (
        <Thumb
          src={video.posterUrl}
          ratio={3 / 4}
          alt=""
          title={<Link to={linkTo(video)}>{video.caption || t('videos.noCaption')}</Link>}
          note={video.topics.map((topic) => `#${topic}`).join(' ')}
        />
      ),
    },
    { key: 'creator', title: t('operator.creator'), render: (video) => video.creator.name[language] },
    {
      key: 'state',
      title: t('products.stateName'),
      render: (video) => <VideoStateTag state={video.state} failure={video.failure} />,
    },
    {
      key: 'reports',
      title: t('operator.reports'),
      align: 'right',
      render: (video) => (
        <span className={video.reports > 0 ? 'bad tabular' : 'quiet tabular'}>{video.reports}</span>
      ),
    },
    {
      key: 'plays',
      title: t('data.plays'),
      align: 'right',
      render: (video) => formatCount(video.counters.plays, language),
    },
    {
      key: 'likes',
      title: t('videos.likes'),
      align: 'right',
      extra: true,
      render: (video) => formatCount(video.counters.likes, language),
    },
    {
      key: 'published',
      title: t('videos.publishedAt'),
      render: (video) => (
        <span className="nowrap">
          <Time at={video.publishedAt ?? video.createdAt} />
        </span>
      ),
    },
    { key: 'act', title: t('operator.decide'), render: (video) => <VideoActs video={video} size="small" /> },
  ];
  return (
    <>
      <PageHeader title={t('nav.videoReview')} intro={t('operator.videosIntro')} />
      <StateTabs
        value={state}
        states={tabs}
        nameOf={(one) =>
          t(
            one === 'all'
              ? 'operator.allVideos'
              : one === 'reported'
                ? 'operator.reported'
                : `videos.state.${one}`,
          )
        }
        onChange={(next) => change({ state: next })}
      />
      <DataTable
        id="operator-videos"
        label={t('nav.videoReview')}
        columns={columns}
        pages={pages}
        rowKey={(video) => video.videoId}
        onOpen={(video) => void navigate(linkTo(video))}
        empty={
          <Nothing
            text={t(state === 'reported' ? 'operator.queueEmpty' : 'table.noMatch')}
            hint={t(state === 'reported' ? 'operator.queueEmptyHint' : 'table.noMatchHint')}
          />
        }
      />
      <Outlet />
    </>
  );
}
