import { ChevronRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Picture } from '@jishi/ui/picture.tsx';
import { ListSkeleton } from '../../components/list-skeleton.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { Loaded } from '../../components/states.tsx';
import { useProduct, type Product } from '../../data/catalog.ts';
import type { WantedLine } from '../../data/checkout.ts';
import { report } from '../../data/signals.ts';
import type { FeedProduct } from '../../data/videos.ts';
import { titleIn } from '../../lib/in-language.ts';
import { SkuChooser } from './sku-chooser.tsx';
import { SkuHead } from './sku-head.tsx';
import { SkuActions } from './sku-sheet.tsx';
import { useChoice } from './use-choice.ts';
import styles from './product-sheet.module.css';

type ProductSheetProps = {
  products: readonly FeedProduct[];
  first: FeedProduct;
  open: boolean;
  onClose: () => void;
  onBuy: (lines: WantedLine[]) => void;
};

/** The product over the playing video: choose, add, buy, without leaving it. */
export default function ProductSheet({ products, first, open, onClose, onBuy }: ProductSheetProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [shown, setShown] = useState(first);
  useEffect(() => setShown(first), [first]);
  const product = useProduct(shown.productId);
  useEffect(() => {
    if (open) report({ kind: 'product_view', productId: shown.productId });
  }, [open, shown.productId]);
  const [actions, setActions] = useState<HTMLElement | null>(null);
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={titleIn(shown, language)}
      bare
      footer={<div className={styles.actions} ref={setActions} />}
    >
      {products.length > 1 ? (
        <div className={styles.others} role="group" aria-label={t('feed.products', { n: products.length })}>
          {products.map((one) => (
            <button
              key={one.productId}
              type="button"
              aria-pressed={one.productId === shown.productId}
              aria-label={titleIn(one, language)}
              onClick={() => setShown(one)}
            >
              <Picture src={one.pictureUrl} alt="" />
            </button>
          ))}
        </div>
      ) : null}
      <Loaded query={product} waiting={<ListSkeleton rows={2} picture={96} />}>
        {(loaded) => (
          <Chosen
            key={loaded.productId}
            product={loaded}
            attributionToken={shown.attributionToken}
            actions={actions}
            onAdded={onClose}
            onBuy={onBuy}
          />
        )}
      </Loaded>
    </Sheet>
  );
}

type ChosenProps = {
  product: Product;
  attributionToken: string;
  actions: HTMLElement | null;
  onAdded: () => void;
  onBuy: (lines: WantedLine[]) => void;
};

function Chosen({ product, attributionToken, actions, onAdded, onBuy }: ChosenProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const choice = useChoice(product);
  return (
    <>
      <SkuHead product={product} choice={choice} />
      <Link to={`/product/${product.productId}`} state={{ attributionToken }} className={styles.title}>
        <span>{titleIn(product, language)}</span>
        <span className={styles.more}>
          {t('product.open')} <ChevronRight size={14} aria-hidden="true" />
        </span>
      </Link>
      <SkuChooser product={product} choice={choice} />
      {/* the buttons stand in the sheet's foot, but know the choice made here */}
      {actions
        ? createPortal(
            <SkuActions
              product={product}
              choice={choice}
              attributionToken={attributionToken}
              onAdded={onAdded}
              onBuy={onBuy}
            />,
            actions,
          )
        : null}
    </>
  );
}
