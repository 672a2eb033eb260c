import { ChevronUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '@jishi/ui/format-money.ts';
import { Money } from '@jishi/ui/money.tsx';
import { Button } from '../../components/button.tsx';
import { Check } from '../../components/check.tsx';
import { useSelect, type Cart } from '../../data/cart.ts';
import styles from './cart.module.css';

type CartFootProps = {
  cart: Cart;
  editing: boolean;
  onExplain: () => void;
  onCheckout: () => void;
  onRemove: () => void;
  onSave: () => void;
};

export function CartFoot({ cart, editing, onExplain, onCheckout, onRemove, onSave }: CartFootProps) {
  const { t } = useTranslation();
  const select = useSelect();
  const lines = cart.shops.flatMap((shop) => shop.lines);
  const chosen = lines.filter((line) => line.selected).length;
  return (
    <div className={styles.cartFoot}>
      <Check
        label={t('cart.selectAll')}
        words={t('cart.selectAll')}
        checked={lines.length > 0 && chosen === lines.length}
        onChange={(selected) => select.mutate({ selected })}
      />
      {editing ? (
        <div className={styles.buttons}>
          <Button kind="outline" disabled={chosen === 0} onClick={onSave}>
            {t('cart.save')}
          </Button>
          <Button disabled={chosen === 0} onClick={onRemove}>
            {t('cart.removeCount', { n: chosen })}
          </Button>
        </div>
      ) : (
        <>
          <button type="button" className={styles.total} onClick={onExplain} disabled={chosen === 0}>
            <span>
              {t('cart.total')} <Money fen={cart.offers?.goodsFen ?? cart.selectedFen} size="large" />
            </span>
            {cart.offers && cart.offers.discountFen > 0 ? (
              <small>{t('price.savesGoods', { amount: formatMoney(cart.offers.discountFen) })}</small>
            ) : null}
            <small>
              {t('cart.noFreight')} <ChevronUp size={12} aria-hidden="true" />
            </small>
          </button>
          <Button size="large" disabled={chosen === 0} onClick={onCheckout}>
            {t('cart.checkout', { n: cart.selectedPieces })}
          </Button>
        </>
      )}
    </div>
  );
}
