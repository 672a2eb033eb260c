import { ImageViewer } from 'antd-mobile';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Picture } from '@jishi/ui/picture.tsx';
import type { Product } from '../../data/catalog.ts';
import { phone } from '../../lib/phone.ts';
import styles from './gallery.module.css';

/** Pictures side by side, one per screen width; a tap opens them full. */
export function Gallery({ product, title }: { product: Product; title: string }) {
  const { t } = useTranslation();
  const track = useRef<HTMLDivElement>(null);
  const [index, setIndex] = useState(0);
  const [full, setFull] = useState(false);
  const total = product.pictures.length;
  const onScroll = () => {
    const box = track.current;
    if (box) setIndex(Math.round(box.scrollLeft / Math.max(1, box.clientWidth)));
  };
  if (total === 0) return <Picture src={null} alt={title} />;
  return (
    <div className={styles.gallery} role="group" aria-label={t('product.gallery')}>
      <div className={styles.track} ref={track} onScroll={onScroll} tabIndex={0}>
        {product.pictures.map((picture, place) => (
          <button
            key={picture.pictureId}
            type="button"
            aria-label={t('product.openImage')}
            tabIndex={place === index ? 0 : -1}
            onClick={() => setFull(true)}
          >
            <Picture
              src={picture.url}
              alt={`${title} · ${t('product.image', { index: place + 1, total })}`}
              eager={place === 0}
            />
          </button>
        ))}
      </div>
      {total > 1 ? (
        <span className={styles.place} aria-hidden="true">
          {index + 1}/{total}
        </span>
      ) : null}
      <ImageViewer.Multi
        images={product.pictures.map((picture) => picture.url)}
        visible={full}
        defaultIndex={index}
        onClose={() => setFull(false)}
        getContainer={phone}
      />
    </div>
  );
}
