import { useTranslation } from 'react-i18next';
import { call } from '../../data/api.ts';
import { useEnsureSignedIn } from '../../data/session.ts';
import { useFollow, useMark, type Video } from '../../data/videos.ts';
import { sentenceOf } from '../../data/words-of.ts';
import { share } from '../../lib/share.ts';
import { useSay } from '../../lib/use-say.ts';
import { toast } from '../../lib/toast.ts';
import type { RailVerbs } from './rail.tsx';

/** What the rail does. Things that belong to a person ask a visitor to sign in and then go on. */
export function useSlideVerbs(
  video: Video,
  { comments, menu }: Pick<RailVerbs, 'comments' | 'menu'>,
): RailVerbs {
  const { t } = useTranslation();
  const say = useSay();
  const ensureSignedIn = useEnsureSignedIn();
  const like = useMark('like');
  const save = useMark('save');
  const follow = useFollow();
  const { videoId } = video;
  const { creatorId } = video.creator;
  const onError = (error: unknown) => toast(sentenceOf(error));
  const asMember = async (reason: string, action: () => void) => {
    if (await ensureSignedIn(reason)) action();
  };
  return {
    like: () =>
      void asMember(t('signIn.toLike'), () => like.mutate({ videoId, on: !video.liked }, { onError })),
    save: () =>
      void asMember(t('signIn.toSave'), () => save.mutate({ videoId, on: !video.saved }, { onError })),
    follow: () =>
      void asMember(t('signIn.toFollow'), () =>
        follow.mutate({ creatorId, on: !video.creator.following }, { onError }),
      ),
    comments,
    menu,
    async share() {
      const outcome = await share(video.caption || say(video.creator.name), `/video/${videoId}`);
      if (outcome === 'refused') return;
      if (outcome === 'copied') toast(t('common.copied'));
      await call('POST /videos/:videoId/shares', { params: { videoId } }).catch(() => undefined); // only a count
    },
  };
}
