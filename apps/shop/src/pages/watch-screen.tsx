import { Suspense, lazy, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Feed } from '../features/feed/feed.tsx';
import type { SlideActions } from '../features/feed/slide.tsx';
import { report } from '../data/signals.ts';
import type { FeedItem, FeedProduct, FeedTab } from '../data/videos.ts';

const CommentsSheet = lazy(() => import('../features/comments/comments-sheet.tsx'));
const MenuSheet = lazy(() => import('../features/feed/menu-sheet.tsx'));
const ProductSheet = lazy(() => import('../features/product/product-sheet.tsx'));

type Open =
  | { kind: 'product'; item: FeedItem; product: FeedProduct }
  | { kind: 'comments' | 'menu'; item: FeedItem };

/** The feed with everything that opens over the playing video: product, comments, the menu. */
export function WatchScreen({
  tab,
  startWith,
  onToRecommend,
}: {
  tab: FeedTab;
  startWith?: string;
  onToRecommend?: () => void;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [open, setOpen] = useState<Open>();
  const last = useRef<Open>(undefined); // what a closing sheet still shows while it slides away
  if (open) last.current = open;
  const shown = open ?? last.current;
  const close = () => setOpen(undefined);

  const actions = useMemo<SlideActions>(
    () => ({
      openProduct(item, product) {
        report({
          kind: 'product_click',
          impressionId: item.impressionId,
          videoId: item.video.videoId,
          productId: product.productId,
        });
        setOpen({ kind: 'product', item, product });
      },
      openComments: (item) => setOpen({ kind: 'comments', item }),
      openMenu: (item) => setOpen({ kind: 'menu', item }),
    }),
    [],
  );
  return (
    <>
      <h1 className="visually-hidden">{t('feed.title')}</h1>
      <Feed tab={tab} startWith={startWith} onToRecommend={onToRecommend} {...actions} />
      <Suspense fallback={null}>
        {shown?.kind === 'menu' ? (
          <MenuSheet item={open?.kind === 'menu' ? open.item : undefined} onClose={close} />
        ) : null}
        {shown?.kind === 'comments' ? (
          <CommentsSheet video={shown.item.video} open={open?.kind === 'comments'} onClose={close} />
        ) : null}
        {shown?.kind === 'product' ? (
          <ProductSheet
            products={shown.item.products}
            first={shown.product}
            open={open?.kind === 'product'}
            onClose={close}
            onBuy={(lines) => void navigate('/checkout', { state: { lines } })}
          />
        ) : null}
      </Suspense>
    </>
  );
}
