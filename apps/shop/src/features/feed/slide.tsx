import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FeedItem, FeedProduct } from '../../data/videos.ts';
import { useSay } from '../../lib/use-say.ts';
import { Caption } from './caption.tsx';
import { FeedProductCard } from './feed-product-card.tsx';
import { Rail } from './rail.tsx';
import { Stage } from './stage.tsx';
import { useSlideVerbs } from './use-slide-verbs.ts';
import styles from './slide.module.css';

export type SlideActions = {
  openProduct: (item: FeedItem, product: FeedProduct) => void;
  openComments: (item: FeedItem) => void;
  openMenu: (item: FeedItem) => void;
};

type SlideProps = SlideActions & {
  item: FeedItem;
  index: number;
  active: boolean;
  near: boolean;
  lineFree: boolean;
  onPlaying: (index: number) => void;
};

/**
 * One video on one screen. Slides that are not on the screen take no focus; those that are not near it are empty, for drawing
 * a page of them whole was most of what a slow phone did before the first picture.
 */
export const Slide = memo(function Slide({ near, ...props }: SlideProps) {
  const { item, index, active } = props;
  const { t } = useTranslation();
  const say = useSay();
  const away = active ? {} : ({ inert: '' } as object); // React 18 writes the attribute only from a string
  return (
    <article
      className={styles.slide}
      data-index={index}
      aria-label={t('feed.video', { name: say(item.video.creator.name), caption: item.video.caption })}
      {...away}
    >
      {near ? <SlideInside {...props} /> : null}
    </article>
  );
});

function SlideInside({
  item,
  index,
  active,
  lineFree,
  onPlaying,
  openProduct,
  openComments,
  openMenu,
}: Omit<SlideProps, 'near'>) {
  const verbs = useSlideVerbs(item.video, {
    comments: () => openComments(item),
    menu: () => openMenu(item),
  });
  const [product] = item.products;
  return (
    <>
      <Stage
        item={item}
        active={active}
        first={index === 0}
        lineFree={lineFree}
        onPlaying={() => onPlaying(index)}
        onLike={verbs.like}
        onMenu={verbs.menu}
      />
      <div className={styles.overlay}>
        <div className={styles.row}>
          <Caption video={item.video} />
          <Rail video={item.video} verbs={verbs} />
        </div>
        {product ? (
          <FeedProductCard
            product={product}
            more={item.products.length - 1}
            onOpen={() => openProduct(item, product)}
          />
        ) : null}
      </div>
    </>
  );
}
