import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { ListSkeleton } from '../../components/list-skeleton.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { Loaded } from '../../components/states.tsx';
import { useAddresses, type Address } from '../../data/addresses.ts';
import { AddressForm } from './address-form.tsx';
import { AddressList } from './address-list.tsx';
import styles from './addresses.module.css';

type AddressSheetProps = {
  open: boolean;
  chosenId: string | undefined;
  onChoose: (addressId: string) => void;
  onClose: () => void;
};

/** Choose an address, or write one, without leaving the checkout. */
export function AddressSheet({ open, chosenId, onChoose, onClose }: AddressSheetProps) {
  const { t } = useTranslation();
  const addresses = useAddresses();
  const { data } = addresses;
  const [editing, setEditing] = useState<Address | 'new'>();
  const close = () => {
    setEditing(undefined);
    onClose();
  };
  const choose = (address: Address) => {
    onChoose(address.addressId);
    close();
  };
  const writing = editing !== undefined || data?.length === 0;
  return (
    <Sheet
      open={open}
      onClose={close}
      title={
        writing
          ? t(editing === 'new' || !editing ? 'addresses.add' : 'addresses.edit')
          : t('checkout.chooseAddress')
      }
      tall
    >
      <div className={styles.inSheet}>
        {writing ? (
          <AddressForm address={editing === 'new' ? undefined : editing} onSaved={choose} />
        ) : (
          <Loaded query={addresses} waiting={<ListSkeleton rows={2} />}>
            {(all) => (
              <>
                <AddressList addresses={all} chosenId={chosenId} onChoose={choose} onEdit={setEditing} />
                <div className={styles.add}>
                  <Button kind="soft" size="large" wide onClick={() => setEditing('new')}>
                    {t('addresses.add')}
                  </Button>
                </div>
              </>
            )}
          </Loaded>
        )}
      </div>
    </Sheet>
  );
}
