import { TicketPercent } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../components/button.tsx';
import { ListSkeleton } from '../components/list-skeleton.tsx';
import { MembersOnly } from '../components/members-only.tsx';
import { MoreOnScroll } from '../components/more-on-scroll.tsx';
import { Screen } from '../components/screen.tsx';
import { Empty, Loaded } from '../components/states.tsx';
import { TabRow } from '../components/tab-row.tsx';
import { useMyCoupons, type CouponState } from '../data/offers.ts';
import { whereToUse } from '../features/offers/claim-card.tsx';
import { CouponCard } from '../features/offers/coupon-card.tsx';

export default function MyCouponsPage() {
  const { t } = useTranslation();
  const [state, setState] = useState<CouponState>('held');
  const coupons = useMyCoupons(state);
  return (
    <Screen
      title={t('offers.mine')}
      back
      right={
        <ButtonLink kind="quiet" size="small" to="/coupons">
          {t('offers.centre')}
        </ButtonLink>
      }
    >
      <MembersOnly reason={t('offers.signInToClaim')} waiting={<ListSkeleton rows={3} />}>
        <TabRow
          label={t('offers.mine')}
          value={state}
          onChange={setState}
          items={(['held', 'used', 'expired'] as const).map((key) => ({
            key,
            label: t(`offers.held.${key}`),
          }))}
        />
        <div style={{ height: 12 }} />
        <Loaded query={coupons} waiting={<ListSkeleton rows={3} />}>
          {({ pages }) =>
            pages.every(({ items }) => items.length === 0) ? (
              <Empty
                icon={<TicketPercent size={36} />}
                title={t(`offers.noneHeld.${state}`)}
                action={<ButtonLink to="/coupons">{t('offers.centre')}</ButtonLink>}
              />
            ) : (
              <>
                {pages.flatMap(({ items }) =>
                  items.map((coupon) => (
                    <CouponCard
                      key={coupon.couponId}
                      coupon={coupon}
                      until={coupon.validUntil}
                      faded={state !== 'held'}
                      note={coupon.returnedAt ? <small>{t('offers.returned')}</small> : null}
                      action={
                        state === 'held' ? (
                          <ButtonLink kind="outline" size="small" to={whereToUse(coupon)}>
                            {t('offers.use')}
                          </ButtonLink>
                        ) : (
                          <small>{t(`offers.held.${state}`)}</small>
                        )
                      }
                    />
                  )),
                )}
                <MoreOnScroll query={coupons} />
              </>
            )
          }
        </Loaded>
      </MembersOnly>
    </Screen>
  );
}
