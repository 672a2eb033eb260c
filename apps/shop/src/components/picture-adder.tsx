import { Camera, X } from 'lucide-react';
import type { ChangeEvent } from 'react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Picture } from '@jishi/ui/picture.tsx';
import { uploadPicture } from '../data/reviews.ts';
import { sentenceOf } from '../data/words-of.ts';
import { randomId } from '../lib/random-id.ts';
import { toast } from '../lib/toast.ts';
import styles from './picture-adder.module.css';

/** `pictureId` is missing while the picture is on its way. */
export type PickedPicture = { key: string; previewUrl: string; pictureId?: string };
const most = 9;

export function PictureAdder({
  pictures,
  onChange,
}: {
  pictures: readonly PickedPicture[];
  onChange: (pictures: readonly PickedPicture[]) => void;
}) {
  const { t } = useTranslation();
  const latest = useRef(pictures);
  latest.current = pictures;
  const update = (next: readonly PickedPicture[]) => {
    latest.current = next;
    onChange(next);
  };
  const remove = (key: string) => update(latest.current.filter((picture) => picture.key !== key));
  const add = async (file: File) => {
    const key = randomId();
    update([...latest.current, { key, previewUrl: URL.createObjectURL(file) }]);
    try {
      const { pictureId } = await uploadPicture(file);
      update(latest.current.map((picture) => (picture.key === key ? { ...picture, pictureId } : picture)));
    } catch (error) {
      remove(key);
      toast(`${t('review.pictureFailed')} ${sentenceOf(error)}`);
    }
  };
  const pick = (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])].slice(0, most - pictures.length);
    event.target.value = '';
    void Promise.all(files.map(add));
  };
  return (
    <div className={styles.adder}>
      {pictures.map((picture, at) => (
        <div key={picture.key} className={styles.tile} data-busy={picture.pictureId === undefined}>
          <Picture src={picture.previewUrl} alt={t('reviews.picture', { n: at + 1 })} />
          <button
            type="button"
            aria-label={t('review.removePicture', { n: at + 1 })}
            onClick={() => remove(picture.key)}
          >
            <X size={16} />
          </button>
        </div>
      ))}
      {pictures.length < most ? (
        <label className={styles.add}>
          <Camera size={22} aria-hidden="true" />
          {pictures.length === 0 ? t('review.pictures') : `${pictures.length}/${most}`}
          <input
            className="visually-hidden"
            type="file"
            accept="image/*"
            multiple
            onChange={pick}
            aria-label={`${t('review.pictures')} · ${t('review.picturesHint')}`}
          />
        </label>
      ) : null}
    </div>
  );
}
