import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Picture } from '@jishi/ui/picture.tsx';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { newIdempotencyKey, useWriteReview, type PendingReview } from '../../data/reviews.ts';
import { sentenceOf } from '../../data/words-of.ts';
import { toast } from '../../lib/toast.ts';
import { PictureAdder, type PickedPicture } from '../../components/picture-adder.tsx';
import { RatingInput } from './rating-input.tsx';
import styles from './reviews.module.css';

export function WriteReview({ item }: { item: PendingReview }) {
  const { t } = useTranslation();
  const write = useWriteReview();
  const key = useRef(newIdempotencyKey());
  const [rating, setRating] = useState(5);
  const [text, setText] = useState('');
  const [pictures, setPictures] = useState<readonly PickedPicture[]>([]);
  const uploading = pictures.some((picture) => picture.pictureId === undefined);
  const send = () =>
    write.mutate(
      {
        orderId: item.orderId,
        skuId: item.skuId,
        rating,
        text: text.trim(),
        pictureIds: pictures.flatMap((picture) => picture.pictureId ?? []),
        idempotencyKey: key.current,
      },
      {
        onSuccess: () => toast(t('review.done')),
        onError(error) {
          key.current = newIdempotencyKey();
          toast(sentenceOf(error));
        },
      },
    );
  return (
    <section className={styles.write}>
      <div className={styles.goods}>
        <Picture src={item.pictureUrl} alt="" />
        <div>
          <p>{item.title}</p>
          <p className={styles.spec}>{item.skuName}</p>
        </div>
      </div>
      <RatingInput value={rating} onChange={setRating} name={item.skuId} />
      <Field label={t('review.text')} quiet>
        {(field) => (
          <textarea
            {...field}
            rows={4}
            maxLength={1000}
            placeholder={t('review.textHint')}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <PictureAdder pictures={pictures} onChange={setPictures} />
      <div style={{ display: 'flex', marginTop: 14 }}>
        <Button size="large" wide disabled={uploading} loading={write.isPending} onClick={send}>
          {uploading ? t('review.uploading') : t('review.submit')}
        </Button>
      </div>
    </section>
  );
}
