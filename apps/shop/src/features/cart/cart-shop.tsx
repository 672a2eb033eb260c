import { ChevronRight, Store } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Check } from '../../components/check.tsx';
import { useSelect, type CartLine, type CartShop as CartShopData } from '../../data/cart.ts';
import { CartLineRow } from './cart-line-row.tsx';
import styles from './cart.module.css';

export function CartShop({ shop, onRemove }: { shop: CartShopData; onRemove: (line: CartLine) => void }) {
  const { t } = useTranslation();
  const select = useSelect();
  return (
    <section className={styles.shop} aria-label={shop.name}>
      <div className={styles.shopHead}>
        <Check
          label={t('cart.selectShop', { name: shop.name })}
          checked={shop.lines.every((line) => line.selected)}
          onChange={(selected) => select.mutate({ selected, shopId: shop.shopId })}
        />
        <Link to={`/shop/${shop.shopId}`}>
          <Store size={16} aria-hidden="true" />
          <span className="ellipsis">{shop.name}</span>
          <ChevronRight size={14} aria-hidden="true" />
        </Link>
      </div>
      {shop.lines.map((line) => (
        <CartLineRow key={line.skuId} line={line} onRemove={onRemove} />
      ))}
    </section>
  );
}
