import { ImageViewer } from 'antd-mobile';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Picture } from '@jishi/ui/picture.tsx';
import { Time } from '@jishi/ui/time.tsx';
import { Avatar } from '../../components/avatar.tsx';
import type { Review } from '../../data/reviews.ts';
import { phone } from '../../lib/phone.ts';
import { Stars } from './stars.tsx';
import styles from './reviews.module.css';

export function ReviewRow({ review, short = false }: { review: Review; short?: boolean }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<number>();
  return (
    <article className={styles.review}>
      <div className={styles.head}>
        <Avatar src={review.author.avatarUrl} name={review.author.nickname} size={32} />
        <div>
          <p className={styles.name}>{review.author.nickname}</p>
          <Stars rating={review.rating} size={12} />
        </div>
        <span className={styles.time}>
          <Time at={review.at} />
        </span>
      </div>
      {review.text ? (
        <p className={short ? `${styles.text} ${styles.short}` : styles.text}>{review.text}</p>
      ) : null}
      {review.pictureUrls.length > 0 ? (
        <div className={styles.pictures}>
          {review.pictureUrls.slice(0, short ? 3 : 9).map((url, at) => (
            <button
              key={url}
              type="button"
              aria-label={t('reviews.picture', { n: at + 1 })}
              onClick={() => setShown(at)}
            >
              <Picture src={url} alt="" />
            </button>
          ))}
        </div>
      ) : null}
      {review.skuName ? (
        <p className={styles.spec}>
          {t('reviews.spec')} {review.skuName}
        </p>
      ) : null}
      {review.reply && !short ? (
        <p className={styles.reply}>
          <b>{t('reviews.reply')}</b> {review.reply.text}
        </p>
      ) : null}
      <ImageViewer.Multi
        images={[...review.pictureUrls]}
        visible={shown !== undefined}
        defaultIndex={shown ?? 0}
        onClose={() => setShown(undefined)}
        getContainer={phone}
      />
    </article>
  );
}
