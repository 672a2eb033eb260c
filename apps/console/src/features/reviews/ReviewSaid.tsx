import { Time } from '@jishi/ui/time.tsx';
import { Flex, Image } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Item } from '@jishi/wire';

type Said = Pick<Item<'GET /shops/:shopId/reviews'>, 'text' | 'pictureUrls' | 'reply'>;

/** What the buyer wrote and showed, and what the shop answered. */
export function ReviewSaid({ review }: { review: Said }) {
  const { t } = useTranslation();
  return (
    <>
      <p className="review-text">
        {review.text === '' ? <span className="quiet">{t('reviews.noText')}</span> : review.text}
      </p>
      {review.pictureUrls.length > 0 && (
        <Image.PreviewGroup>
          <Flex gap={8} wrap>
            {review.pictureUrls.map((url, index) => (
              <Image
                key={url}
                src={url}
                width={72}
                height={72}
                alt={t('form.pictureAt', { at: index + 1 })}
                className="review-picture"
              />
            ))}
          </Flex>
        </Image.PreviewGroup>
      )}
      {review.reply !== null && (
        <div className="review-reply">
          <strong>{t('reviews.ours')}</strong>{' '}
          <span className="quiet small">
            <Time at={review.reply.at} />
          </span>
          <br />
          {review.reply.text}
        </div>
      )}
    </>
  );
}
