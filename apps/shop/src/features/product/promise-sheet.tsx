import { HandCoins, PackageCheck, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Sheet } from '../../components/sheet.tsx';
import styles from './promise-sheet.module.css';

/** What the house promises on every order; nothing here depends on the shop's mood. */
export function PromiseSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Sheet open={open} onClose={onClose} title={t('product.promisesTitle')}>
      <ul className={styles.promises}>
        <li>
          <HandCoins size={22} aria-hidden="true" />
          <span>
            {t('promise.price')}
            <small>{t('promise.priceDetail')}</small>
          </span>
        </li>
        <li>
          <Undo2 size={22} aria-hidden="true" />
          <span>
            {t('promise.cancel')}
            <small>{t('promise.cancelDetail')}</small>
          </span>
        </li>
        <li>
          <PackageCheck size={22} aria-hidden="true" />
          <span>
            {t('promise.arrive')}
            <small>{t('promise.arriveDetail')}</small>
          </span>
        </li>
      </ul>
    </Sheet>
  );
}
