import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { Button } from '../components/button.tsx';
import { Card } from '../components/card.tsx';
import { ListSkeleton } from '../components/list-skeleton.tsx';
import { MembersOnly } from '../components/members-only.tsx';
import { Screen } from '../components/screen.tsx';
import { Loaded } from '../components/states.tsx';
import { useMyVideo, useStudioVerbs, useTraffic } from '../data/studio.ts';
import { sentenceOf } from '../data/words-of.ts';
import { CaptionEditor } from '../features/studio/caption-editor.tsx';
import { MyVideoRow } from '../features/studio/my-video-row.tsx';
import { TrafficCards } from '../features/studio/traffic-cards.tsx';
import { confirm } from '../lib/confirm.ts';
import { toast } from '../lib/toast.ts';

const days = 30;

/** One video of mine: how it does, where its views come from, its words. */
export default function StudioVideoPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { videoId = '' } = useParams();
  const video = useMyVideo(videoId);
  const traffic = useTraffic(videoId, days);
  const { remove } = useStudioVerbs();
  const [editing, setEditing] = useState(false);
  const askToRemove = async () => {
    if (
      !(await confirm({
        title: t('studio.removeAsk'),
        content: t('studio.removeDetail'),
        yes: t('common.remove'),
      }))
    )
      return;
    remove.mutate(videoId, {
      onSuccess() {
        toast(t('studio.removed'));
        void navigate('/studio', { replace: true });
      },
      onError: (error) => toast(sentenceOf(error)),
    });
  };
  return (
    <Screen
      title={t('studio.video')}
      back
      right={
        video.data ? (
          <Button kind="quiet" onClick={() => setEditing(true)}>
            {t('common.edit')}
          </Button>
        ) : undefined
      }
    >
      <MembersOnly reason={t('signIn.toCreate')} waiting={<ListSkeleton rows={2} />}>
        <Loaded query={video} waiting={<ListSkeleton rows={1} />}>
          {(data) => (
            <>
              <MyVideoRow video={data} />
              <CaptionEditor
                key={data.caption}
                video={data}
                open={editing}
                onClose={() => setEditing(false)}
              />
            </>
          )}
        </Loaded>
        <Loaded query={traffic} waiting={<ListSkeleton rows={2} picture={24} />}>
          {(data) => <TrafficCards traffic={data} days={days} />}
        </Loaded>
        <Card>
          <div style={{ display: 'flex' }}>
            <Button kind="outline" wide loading={remove.isPending} onClick={() => void askToRemove()}>
              {t('studio.remove')}
            </Button>
          </div>
        </Card>
        <div style={{ height: 24 }} />
      </MembersOnly>
    </Screen>
  );
}
