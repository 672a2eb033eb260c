import { RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Money } from '@jishi/ui/money.tsx';
import { Time } from '@jishi/ui/time.tsx';
import { ButtonLink } from '../components/button.tsx';
import { Card } from '../components/card.tsx';
import { ListSkeleton } from '../components/list-skeleton.tsx';
import { MembersOnly } from '../components/members-only.tsx';
import { MoreOnScroll } from '../components/more-on-scroll.tsx';
import { Screen } from '../components/screen.tsx';
import { Empty, Loaded } from '../components/states.tsx';
import { Tag } from '../components/tag.tsx';
import { useAfterSales, type AfterSaleSummary } from '../data/aftersales.ts';
import styles from '../features/aftersales/aftersales.module.css';

export default function AfterSalesPage() {
  const { t } = useTranslation();
  const cases = useAfterSales();
  return (
    <Screen title={t('aftersales.mine')} back>
      <MembersOnly reason={t('signIn.toSeeOrders')} waiting={<ListSkeleton />}>
        <Loaded query={cases} waiting={<ListSkeleton />}>
          {({ pages }) =>
            pages.every(({ items }) => items.length === 0) ? (
              <Empty
                icon={<RotateCcw size={36} />}
                title={t('aftersales.none')}
                detail={t('aftersales.noneDetail')}
                action={<ButtonLink to="/orders">{t('me.orders')}</ButtonLink>}
              />
            ) : (
              <>
                {pages.flatMap(({ items }) =>
                  items.map((one) => <CaseCard key={one.afterSaleId} one={one} />),
                )}
                <MoreOnScroll query={cases} />
              </>
            )
          }
        </Loaded>
      </MembersOnly>
    </Screen>
  );
}

function CaseCard({ one }: { one: AfterSaleSummary }) {
  const { t } = useTranslation();
  return (
    <Card>
      <Link to={`/me/after-sales/${one.afterSaleId}`}>
        <div className={styles.piece}>
          <span>{one.shop.name}</span>
          <Tag tone={one.endedAt === null ? 'warning' : 'quiet'}>{one.statusWords}</Tag>
        </div>
        <p>{one.lines.map(({ title }) => title).join('、') || t('aftersales.freight')}</p>
        <div className={styles.piece}>
          <span className={styles.said}>
            {t(`aftersales.ways.way${one.handlingWay}`)} · <Time at={one.appliedAt} />
          </span>
          <Money fen={one.amountFen} />
        </div>
      </Link>
    </Card>
  );
}
