import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { useEnsureSignedIn } from '../../data/session.ts';
import { useFollow, type CreatorData } from '../../data/videos.ts';
import { sentenceOf } from '../../data/words-of.ts';
import { toast } from '../../lib/toast.ts';

export function FollowButton({ creator, wide = false }: { creator: CreatorData; wide?: boolean }) {
  const { t } = useTranslation();
  const ensureSignedIn = useEnsureSignedIn();
  const follow = useFollow();
  const toggle = async () => {
    if (!(await ensureSignedIn(t('signIn.toFollow')))) return;
    follow.mutate(
      { creatorId: creator.creatorId, on: !creator.following },
      { onError: (error) => toast(sentenceOf(error)) },
    );
  };
  return (
    <Button
      kind={creator.following ? 'outline' : 'primary'}
      size={wide ? 'medium' : 'small'}
      wide={wide}
      loading={follow.isPending}
      onClick={() => void toggle()}
    >
      {creator.following ? t('creator.following') : t('creator.follow')}
    </Button>
  );
}
