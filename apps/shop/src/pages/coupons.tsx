import { TicketPercent } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../components/button.tsx';
import { ListSkeleton } from '../components/list-skeleton.tsx';
import { MoreOnScroll } from '../components/more-on-scroll.tsx';
import { Screen } from '../components/screen.tsx';
import { Empty, Loaded } from '../components/states.tsx';
import { TabRow } from '../components/tab-row.tsx';
import { useCouponCentre } from '../data/offers.ts';
import { ClaimCard } from '../features/offers/claim-card.tsx';

type Owner = 'all' | 'platform' | 'shop';

/** 领券中心: everything that can be claimed now; looking needs no account. */
export default function CouponsPage() {
  const { t } = useTranslation();
  const [owner, setOwner] = useState<Owner>('all');
  const centre = useCouponCentre(owner === 'all' ? undefined : owner);
  return (
    <Screen title={t('offers.centre')} back>
      <TabRow
        label={t('offers.centre')}
        value={owner}
        onChange={setOwner}
        items={(['all', 'platform', 'shop'] as const).map((key) => ({ key, label: t(`offers.tab.${key}`) }))}
      />
      <div style={{ height: 12 }} />
      <Loaded query={centre} waiting={<ListSkeleton rows={4} />}>
        {({ pages }) =>
          pages.every(({ items }) => items.length === 0) ? (
            <Empty
              icon={<TicketPercent size={36} />}
              title={t('offers.none')}
              detail={t('offers.noneDetail')}
              action={<ButtonLink to="/mall">{t('offers.toMall')}</ButtonLink>}
            />
          ) : (
            <>
              {pages.flatMap(({ items }) =>
                items.map((coupon) => <ClaimCard key={coupon.batchId} coupon={coupon} />),
              )}
              <MoreOnScroll query={centre} />
            </>
          )
        }
      </Loaded>
    </Screen>
  );
}
