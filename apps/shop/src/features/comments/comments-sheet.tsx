import { MessageCircleMore } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '@jishi/ui/format-count.ts';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { ListSkeleton } from '../../components/list-skeleton.tsx';
import { MoreOnScroll } from '../../components/more-on-scroll.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { Empty, Loaded } from '../../components/states.tsx';
import { useComments } from '../../data/comments.ts';
import type { Video } from '../../data/videos.ts';
import { CommentForm } from './comment-form.tsx';
import { CommentRow } from './comment-row.tsx';

export default function CommentsSheet({
  video,
  open,
  onClose,
}: {
  video: Video;
  open: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const comments = useComments(video.videoId);
  // The video was read before this sheet opened; once every comment is here, what is listed is the truth.
  const listed = comments.data?.pages.reduce((sum, page) => sum + page.items.length, 0);
  const count = listed === undefined || comments.hasNextPage ? video.counters.comments : listed;
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={t('comments.count', { n: formatCount(count, language) })}
      tall
      footer={<CommentForm videoId={video.videoId} />}
    >
      <Loaded query={comments} waiting={<ListSkeleton rows={4} picture={36} />}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0)
            return (
              <Empty
                icon={<MessageCircleMore size={36} />}
                title={t('comments.empty')}
                detail={t('comments.emptyDetail')}
              />
            );
          return (
            <>
              <ul>
                {items.map((comment) => (
                  <CommentRow key={comment.commentId} videoId={video.videoId} comment={comment} />
                ))}
              </ul>
              <MoreOnScroll query={comments} />
            </>
          );
        }}
      </Loaded>
    </Sheet>
  );
}
