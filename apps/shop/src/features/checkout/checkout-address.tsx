import { ChevronRight, MapPin } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Skeleton } from '@jishi/ui/skeleton.tsx';
import { Card } from '../../components/card.tsx';
import styles from './checkout.module.css';

/** Where it goes; the words of the address come from the page, which knows the address book. */
export function CheckoutAddress({
  waiting,
  words,
  onOpen,
}: {
  waiting: boolean;
  words: ReactNode;
  onOpen: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Card>
      {waiting ? (
        <Skeleton height={44} />
      ) : (
        <button type="button" className={styles.address} onClick={onOpen}>
          <MapPin size={22} aria-hidden="true" />
          {words ?? (
            <span className={styles.missing}>
              <b>{t('checkout.addAddress')}</b>
              <small>{t('checkout.addAddressDetail')}</small>
            </span>
          )}
          <ChevronRight size={18} aria-hidden="true" />
        </button>
      )}
    </Card>
  );
}
