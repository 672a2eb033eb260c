import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Time } from '@jishi/ui/time.tsx';
import { Avatar } from '../../components/avatar.tsx';
import { IconButton } from '../../components/button.tsx';
import { Tag } from '../../components/tag.tsx';
import { useCommentVerbs } from '../../data/comments.ts';
import type { Comment } from '../../data/videos.ts';
import { sentenceOf } from '../../data/words-of.ts';
import { toast } from '../../lib/toast.ts';
import styles from './comments.module.css';

export function CommentRow({ videoId, comment }: { videoId: string; comment: Comment }) {
  const { t } = useTranslation();
  const { remove } = useCommentVerbs(videoId);
  const onRemove = () =>
    remove.mutate(comment.commentId, {
      onSuccess: () => toast(t('comments.removed')),
      onError: (error) => toast(sentenceOf(error)),
    });
  return (
    <li className={styles.row}>
      <Avatar src={comment.author.avatarUrl} name={comment.author.nickname} size={36} />
      <div className={styles.words}>
        <p className={styles.author}>
          {comment.author.nickname} {comment.author.isCreator ? <Tag>{t('comments.author')}</Tag> : null}
        </p>
        <p className={styles.text}>{comment.text}</p>
        <p className={styles.time}>
          <Time at={comment.at} />
        </p>
      </div>
      {comment.mine ? (
        <IconButton label={t('comments.remove')} disabled={remove.isPending} onClick={onRemove}>
          <Trash2 size={16} />
        </IconButton>
      ) : null}
    </li>
  );
}
