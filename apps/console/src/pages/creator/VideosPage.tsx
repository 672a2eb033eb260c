import { CloudUploadOutlined } from '@ant-design/icons';
import { formatCount } from '@jishi/ui/format-count.ts';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Time } from '@jishi/ui/time.tsx';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { Amount } from '../../components/Amount.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Nothing } from '../../components/States.tsx';
import { DataTable, type Column } from '../../components/table/DataTable.tsx';
import { Thumb } from '../../components/Thumb.tsx';
import { VideoStateTag } from '../../components/VideoStateTag.tsx';
import { useMyVideos, useVideoFigures, type MyVideo } from '../../features/videos/video-queries.ts';

const figureDays = 90;

export default function VideosPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const pages = useMyVideos();
  const figures = useVideoFigures(figureDays);
  const totals = figures.data ?? new Map<string, never>();
  const count = (video: MyVideo, key: 'exposures' | 'plays' | 'productClicks' | 'orders') => {
    const value = totals.get(video.videoId)?.[key] ?? 0; // nobody has seen a video that is not there
    return <span className="tabular">{figures.isSuccess ? formatCount(value, language) : '—'}</span>;
  };
  const number = (
    key: 'exposures' | 'plays' | 'productClicks' | 'orders',
    extra = false,
  ): Column<MyVideo> => ({
    key,
    title: t(`data.${key}`),
    align: 'right',
    extra,
    render: (video) => count(video, key),
    compare: (a, b) => (totals.get(a.videoId)?.[key] ?? 0) - (totals.get(b.videoId)?.[key] ?? 0),
  });
  const columns: Column<MyVideo>[] = [
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
          title={
            <Link to={`/creator/videos/${video.videoId}`}>{video.caption || t('videos.noCaption')}</Link>
          }
          note={video.topics.map((topic) => `#${topic}`).join(' ')}
        />
      ),
    },
    {
      key: 'state',
      title: t('products.stateName'),
      render: (video) => <VideoStateTag state={video.state} failure={video.failure} />,
    },
    number('exposures'),
    number('plays', true),
    number('productClicks'),
    number('orders'),
    {
      key: 'gmv',
      title: t('data.gmvFen'),
      align: 'right',
      compare: (a, b) => (totals.get(a.videoId)?.gmvFen ?? 0) - (totals.get(b.videoId)?.gmvFen ?? 0),
      render: (video) => <Amount fen={totals.get(video.videoId)?.gmvFen ?? 0} />,
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
  ];
  const publish = (
    <Link to="/creator/publish">
      <Button type="primary" icon={<CloudUploadOutlined />}>
        {t('nav.publish')}
      </Button>
    </Link>
  );
  return (
    <>
      <PageHeader title={t('nav.videos')} intro={t('videos.intro', { days: figureDays })} actions={publish} />
      <DataTable
        id="videos"
        label={t('nav.videos')}
        columns={columns}
        pages={pages}
        rowKey={(video) => video.videoId}
        onOpen={(video) => void navigate(`/creator/videos/${video.videoId}`)}
        empty={<Nothing text={t('videos.none')} hint={t('videos.noneHint')} action={publish} />}
      />
    </>
  );
}
