import { MapPin } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ButtonLink } from '../components/button.tsx';
import { ListSkeleton } from '../components/list-skeleton.tsx';
import { MembersOnly } from '../components/members-only.tsx';
import { Screen } from '../components/screen.tsx';
import { Empty, Loaded } from '../components/states.tsx';
import { useAddresses } from '../data/addresses.ts';
import { useSignedIn } from '../data/session.ts';
import { AddressList } from '../features/addresses/address-list.tsx';

export default function AddressesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const addresses = useAddresses();
  const signedIn = useSignedIn();
  return (
    <Screen
      title={t('addresses.title')}
      back
      footer={
        signedIn ? (
          <ButtonLink to="/me/addresses/new" size="large" wide>
            {t('addresses.add')}
          </ButtonLink>
        ) : undefined
      }
    >
      <MembersOnly reason={t('signIn.toSeeMe')} waiting={<ListSkeleton picture={0} />}>
        <Loaded query={addresses} waiting={<ListSkeleton picture={0} />}>
          {(items) =>
            items.length > 0 ? (
              <AddressList
                addresses={items}
                onEdit={(address) => void navigate(`/me/addresses/${address.addressId}`)}
              />
            ) : (
              <Empty
                icon={<MapPin size={36} />}
                title={t('addresses.empty')}
                detail={t('addresses.emptyDetail')}
              />
            )
          }
        </Loaded>
      </MembersOnly>
    </Screen>
  );
}
