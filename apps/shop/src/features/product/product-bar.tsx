import { Headset, Star, Store } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Button } from '../../components/button.tsx';
import type { Product } from '../../data/catalog.ts';
import { useIsSaved, useSaveProduct } from '../../data/saved-products.ts';
import { useEnsureSignedIn } from '../../data/session.ts';
import { sentenceOf } from '../../data/words-of.ts';
import { toast } from '../../lib/toast.ts';
import styles from './product.module.css';

type ProductBarProps = {
  product: Product;
  soldOut: boolean;
  adding: boolean;
  onAdd: () => void;
  onBuy: () => void;
};

/** Fixed under the thumb: shop, service, save, add, buy. */
export function ProductBar({ product, soldOut, adding, onAdd, onBuy }: ProductBarProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.bar}>
      <Link to={`/shop/${product.shop.shopId}`}>
        <Store size={22} aria-hidden="true" />
        {t('product.shop')}
      </Link>
      <button type="button" onClick={() => toast(t('product.serviceNote'))}>
        <Headset size={22} aria-hidden="true" />
        {t('product.service')}
      </button>
      <SaveButton productId={product.productId} />
      {soldOut ? (
        <Button size="large" wide disabled>
          {t('product.soldOut')}
        </Button>
      ) : (
        <>
          <Button kind="soft" size="large" wide loading={adding} onClick={onAdd}>
            {t('product.addShort')}
          </Button>
          <Button size="large" wide onClick={onBuy}>
            {t('product.buy')}
          </Button>
        </>
      )}
    </div>
  );
}

function SaveButton({ productId }: { productId: string }) {
  const { t } = useTranslation();
  const saved = useIsSaved(productId);
  const save = useSaveProduct();
  const ensureSignedIn = useEnsureSignedIn();
  const toggle = async () => {
    if (!(await ensureSignedIn(t('signIn.toSave')))) return;
    save.mutate(
      { productId, on: !saved },
      {
        onSuccess: () => toast(saved ? t('product.unsaved') : t('common.saved')),
        onError: (error) => toast(sentenceOf(error)),
      },
    );
  };
  return (
    <button type="button" aria-pressed={saved} onClick={() => void toggle()}>
      <Star size={22} aria-hidden="true" />
      {saved ? t('product.saved') : t('product.save')}
    </button>
  );
}
