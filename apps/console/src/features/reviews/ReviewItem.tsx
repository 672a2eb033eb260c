import { Picture } from '@jishi/ui/picture.tsx';
import { Time } from '@jishi/ui/time.tsx';
import { Button, Flex, Input, Rate } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Item } from '@jishi/wire';
import { call } from '../../api/wire.ts';
import { useAct } from '../../components/use-act.ts';
import { ReviewSaid } from './ReviewSaid.tsx';

export type ShopReview = Item<'GET /shops/:shopId/reviews'>;

type Props = { shopId: string; base: string; review: ShopReview; mayReply: boolean };

/** A review with what it is about, and the one answer the shop may give. */
export function ReviewItem({ shopId, base, review, mayReply }: Props) {
  const { t } = useTranslation();
  return (
    <article className="review" aria-label={`${review.author.nickname}: ${review.productTitle}`}>
      <Flex gap={10} align="center" wrap>
        <Picture src={review.author.avatarUrl} alt={review.author.nickname} className="avatar" />
        <strong>{review.author.nickname}</strong>
        <Rate disabled value={review.rating} className="review-stars" />
        <span className="quiet small">
          <Time at={review.at} />
        </span>
      </Flex>
      <p className="review-about quiet small">
        <Link to={`${base}/products/${review.productId}`}>{review.productTitle}</Link> {review.skuName} ·{' '}
        <Link to={`${base}/orders/${review.orderId}`}>{t('stock.seeOrder')}</Link>
      </p>
      <ReviewSaid review={review} />
      {review.reply === null && mayReply && <ReplyBox shopId={shopId} reviewId={review.reviewId} />}
    </article>
  );
}

function ReplyBox({ shopId, reviewId }: { shopId: string; reviewId: string }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const reply = useAct({
    act: () =>
      call('POST /shops/:shopId/reviews/:reviewId/reply', {
        params: { shopId, reviewId },
        body: { text: text.trim() },
      }),
    refresh: [['shop', shopId, 'reviews']],
    done: t('reviews.replied'),
  });
  if (!open)
    return (
      <Button size="small" onClick={() => setOpen(true)}>
        {t('reviews.reply')}
      </Button>
    );
  return (
    <Flex vertical gap={8} align="flex-end">
      <Input.TextArea
        autoFocus
        rows={3}
        maxLength={500}
        showCount
        value={text}
        aria-label={t('reviews.replyText')}
        placeholder={t('reviews.replyText')}
        onChange={(event) => setText(event.target.value)}
      />
      <Flex gap={8}>
        <Button onClick={() => setOpen(false)}>{t('action.cancel')}</Button>
        <Button
          type="primary"
          disabled={text.trim() === ''}
          loading={reply.isPending}
          onClick={() => reply.mutate()}
        >
          {t('reviews.send')}
        </Button>
      </Flex>
    </Flex>
  );
}
