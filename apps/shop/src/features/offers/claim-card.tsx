import { useTranslation } from 'react-i18next';
import { formatTime } from '@jishi/ui/format-time.ts';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Button, ButtonLink } from '../../components/button.tsx';
import { useClaim, useHoldsCoupon, type CouponOffer } from '../../data/offers.ts';
import { useEnsureSignedIn } from '../../data/session.ts';
import { sentenceOf } from '../../data/words-of.ts';
import { toast, toastGood } from '../../lib/toast.ts';
import { CouponCard } from './coupon-card.tsx';
import styles from '../../components/offers.module.css';

/** A coupon to claim, with how much of it is left; true figures, no countdown that restarts. */
export function ClaimCard({ coupon }: { coupon: CouponOffer }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const ensureSignedIn = useEnsureSignedIn();
  const claim = useClaim();
  const holds = useHoldsCoupon(coupon);
  const take = async () => {
    if (!(await ensureSignedIn(t('offers.signInToClaim')))) return;
    claim.mutate(coupon.batchId, {
      onSuccess: () => toastGood(t('offers.claimed')),
      onError: (error) => toast(sentenceOf(error)),
    });
  };
  const has = coupon.claimedByMe > 0;
  const notYet = new Date(coupon.claimFrom) > new Date();
  const action = coupon.claimable ? (
    <Button size="small" loading={claim.isPending} onClick={() => void take()}>
      {t(has ? 'offers.claimMore' : 'offers.claim')}
    </Button>
  ) : has && holds === false ? (
    <small>{t('offers.usedUp')}</small>
  ) : has ? (
    <ButtonLink kind="outline" size="small" to={whereToUse(coupon)}>
      {t('offers.use')}
    </ButtonLink>
  ) : (
    <small>
      {notYet ? t('offers.startsAt', { time: formatTime(coupon.claimFrom, language) }) : t('offers.gone')}
    </small>
  );
  return (
    <CouponCard
      coupon={coupon}
      until={coupon.validUntil}
      days={coupon.validDays}
      faded={!coupon.claimable && (!has || holds === false)}
      note={
        coupon.claimable ? (
          <small className={styles.leftRow}>
            <span className={styles.left} aria-hidden="true">
              <span style={{ width: `${coupon.leftBps / 100}%` }} />
            </span>
            {t('offers.left', { percent: Math.round(coupon.leftBps / 100) })}
          </small>
        ) : null
      }
      action={action}
    />
  );
}

/** Where a coupon can be used. */
export const whereToUse = ({ shopId, owner }: Pick<CouponOffer, 'shopId' | 'owner'>) =>
  owner === 'shop' && shopId ? `/shop/${shopId}` : '/mall';
