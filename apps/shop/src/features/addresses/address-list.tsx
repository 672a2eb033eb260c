import { Check, Pencil } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { maskPhone } from '@jishi/ui/mask-phone.ts';
import { IconButton } from '../../components/button.tsx';
import { Tag } from '../../components/tag.tsx';
import type { Address } from '../../data/addresses.ts';
import { useRegionName } from '../../data/regions.ts';
import styles from './addresses.module.css';

type AddressListProps = {
  addresses: readonly Address[];
  chosenId?: string | undefined;
  onChoose?: (address: Address) => void;
  onEdit: (address: Address) => void;
};

export function AddressList({ addresses, chosenId, onChoose, onEdit }: AddressListProps) {
  const { t } = useTranslation();
  return (
    <ul>
      {addresses.map((address) => (
        <li key={address.addressId} className={styles.item}>
          <button
            type="button"
            className={styles.choose}
            aria-pressed={onChoose ? address.addressId === chosenId : undefined}
            onClick={() => (onChoose ?? onEdit)(address)}
          >
            <AddressWords address={address} />
            {onChoose && address.addressId === chosenId ? (
              <Check size={20} className={styles.tick} aria-hidden="true" />
            ) : null}
          </button>
          <IconButton label={`${t('addresses.edit')} · ${address.recipient}`} onClick={() => onEdit(address)}>
            <Pencil size={18} />
          </IconButton>
        </li>
      ))}
    </ul>
  );
}

export function AddressWords({ address }: { address: Address }) {
  const { t } = useTranslation();
  const place = useRegionName(address.regionCode);
  return (
    <span className={styles.words}>
      <span className={styles.who}>
        {address.recipient} <span className="tabular">{maskPhone(address.phone)}</span>{' '}
        {address.isDefault ? <Tag>{t('addresses.default')}</Tag> : null}
      </span>
      <span className={styles.where}>
        {place} {address.detail}
      </span>
    </span>
  );
}
