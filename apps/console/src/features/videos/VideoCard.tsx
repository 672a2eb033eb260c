import { formatDuration } from '@jishi/ui/format-time.ts';
import { Time } from '@jishi/ui/time.tsx';
import { Button, Card, Flex, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { call } from '../../api/wire.ts';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { useAct } from '../../components/use-act.ts';
import { EditVideo } from './EditVideo.tsx';
import { videosKey, type MyVideo } from './video-queries.ts';

/** The video itself, and what its creator can do with it. */
export function VideoCard({ video }: { video: MyVideo }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [editing, setEditing] = useState(false);
  const params = { videoId: video.videoId };
  const show = useAct({
    act: (visibility: 'public' | 'private') =>
      call('PATCH /me/videos/:videoId', { params, body: { visibility } }),
    refresh: [videosKey],
    done: ({ state }) => t(`videos.now.${state === 'private' ? 'private' : 'public'}`),
  });
  const remove = useAct({
    act: () => call('DELETE /me/videos/:videoId', { params }),
    refresh: [videosKey],
    done: t('videos.deleted'),
    onDone: () => void navigate('/creator/videos'),
  });
  const changeable = video.state === 'public' || video.state === 'private';
  return (
    <Card>
      <h2 className="card-title">{t('videos.video')}</h2>
      {video.videoUrl !== null && (
        <video
          className="video-player"
          controls
          preload="none"
          playsInline
          src={video.videoUrl}
          {...(video.posterUrl === null ? {} : { poster: video.posterUrl })}
        >
          <track kind="captions" />
        </video>
      )}
      <dl className="facts">
        <dt>{t('videos.publishedAt')}</dt>
        <dd>{video.publishedAt === null ? '—' : <Time at={video.publishedAt} />}</dd>
        <dt>{t('videos.duration')}</dt>
        <dd>{video.durationMs === null ? '—' : formatDuration(video.durationMs)}</dd>
        <dt>{t('videos.topics')}</dt>
        <dd>{video.topics.length === 0 ? '—' : video.topics.map((topic) => `#${topic}`).join(' ')}</dd>
        <dt>{t('videos.products')}</dt>
        <dd>{t('videos.tagged', { count: video.productIds.length })}</dd>
        <dt>{t('videos.reactions')}</dt>
        <dd>{t('videos.counters', video.counters)}</dd>
      </dl>
      <Flex gap={8} align="center" wrap className="card-acts">
        <Button disabled={!changeable} onClick={() => setEditing(true)}>
          {t('action.edit')}
        </Button>
        <ConfirmButton
          danger
          title={t('videos.deleteTitle')}
          consequence={t('videos.deleteText')}
          confirm={t('action.delete')}
          onConfirm={() => remove.mutateAsync()}
        >
          {t('action.delete')}
        </ConfirmButton>
        {changeable && (
          <label className="switch-label">
            <Switch
              size="small"
              checked={video.state === 'public'}
              loading={show.isPending}
              onChange={(on) => show.mutate(on ? 'public' : 'private')}
            />{' '}
            {t('videos.visible')}
          </label>
        )}
      </Flex>
      {editing && <EditVideo video={video} onClose={() => setEditing(false)} />}
    </Card>
  );
}
