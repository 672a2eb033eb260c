import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Button } from '../components/button.tsx';
import { ListSkeleton } from '../components/list-skeleton.tsx';
import { MembersOnly } from '../components/members-only.tsx';
import { Screen } from '../components/screen.tsx';
import { Empty, Loaded } from '../components/states.tsx';
import { useAddressVerbs, useAddresses } from '../data/addresses.ts';
import { sentenceOf } from '../data/words-of.ts';
import { AddressForm } from '../features/addresses/address-form.tsx';
import { confirm } from '../lib/confirm.ts';
import { toast } from '../lib/toast.ts';
import { useBack } from '../lib/use-back.ts';

/** `/me/addresses/new` writes a new one. */
export default function AddressPage() {
  const { t } = useTranslation();
  const { addressId = 'new' } = useParams();
  const addresses = useAddresses();
  const { remove } = useAddressVerbs();
  const goBack = useBack('/me/addresses');
  const fresh = addressId === 'new';
  const askToRemove = async () => {
    if (
      !(await confirm({
        title: t('addresses.removeAsk'),
        content: t('addresses.removeDetail'),
        yes: t('common.remove'),
      }))
    )
      return;
    remove.mutate(addressId, {
      onSuccess() {
        toast(t('addresses.removed'));
        goBack();
      },
      onError: (error) => toast(sentenceOf(error)),
    });
  };
  return (
    <Screen
      title={t(fresh ? 'addresses.add' : 'addresses.edit')}
      back
      tone="white"
      right={
        fresh ? undefined : (
          <Button kind="quiet" onClick={() => void askToRemove()}>
            {t('common.remove')}
          </Button>
        )
      }
    >
      <MembersOnly reason={t('signIn.toSeeMe')} waiting={<ListSkeleton picture={0} />}>
        {fresh ? (
          <AddressForm address={undefined} onSaved={goBack} />
        ) : (
          <Loaded query={addresses} waiting={<ListSkeleton picture={0} />}>
            {(items) => {
              const address = items.find((one) => one.addressId === addressId);
              return address ? (
                <AddressForm key={addressId} address={address} onSaved={goBack} />
              ) : (
                <Empty title={t('notFound.title')} detail={t('notFound.detail')} />
              );
            }}
          </Loaded>
        )}
      </MembersOnly>
    </Screen>
  );
}
