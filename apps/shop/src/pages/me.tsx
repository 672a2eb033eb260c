import {
  Clapperboard,
  HandCoins,
  Heart,
  LayoutDashboard,
  MapPin,
  PackageCheck,
  PackageOpen,
  RotateCcw,
  Settings,
  Star,
  TicketPercent,
  Tickets,
  SquarePen,
  Truck,
  UserRoundCheck,
  Wallet,
  type LucideIcon,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Avatar } from '../components/avatar.tsx';
import { Card, Row } from '../components/card.tsx';
import { ProductList } from '../components/product-list.tsx';
import { Screen } from '../components/screen.tsx';
import { useOrderCounts, type OrderState } from '../data/orders.ts';
import { useMe } from '../data/session.ts';
import { askToSignIn } from '../session/sign-in-request.ts';
import styles from './me.module.css';

const orderLinks: readonly { state: OrderState; Icon: LucideIcon }[] = [
  { state: 'unpaid', Icon: Wallet },
  { state: 'paid', Icon: PackageOpen },
  { state: 'shipped', Icon: Truck },
  { state: 'received', Icon: PackageCheck },
];

export default function MePage() {
  const { t } = useTranslation();
  const me = useMe();
  const mayUseConsole = Boolean(me && (me.shops.length > 0 || me.operatorPermissions.length > 0));
  return (
    <Screen title={t('me.title')} bare>
      <Head />
      <OrderLinks />
      <Card title={t('me.services')} flush>
        <Row icon={<Star size={20} />} to="/me/saved">
          {t('me.saved')}
        </Row>
        <Row icon={<Heart size={20} />} to="/me/saved?tab=liked">
          {t('me.footprint')}
        </Row>
        <Row icon={<UserRoundCheck size={20} />} to="/me/following">
          {t('me.following')}
        </Row>
        <Row icon={<TicketPercent size={20} />} to="/me/coupons">
          {t('offers.mine')}
        </Row>
        <Row icon={<Tickets size={20} />} to="/coupons">
          {t('offers.centre')}
        </Row>
        <Row icon={<HandCoins size={20} />} to="/me/credit">
          {t('credit.title')}
        </Row>
        <Row icon={<RotateCcw size={20} />} to="/me/after-sales">
          {t('aftersales.mine')}
        </Row>
        <Row icon={<MapPin size={20} />} to="/me/addresses">
          {t('me.addresses')}
        </Row>
        <Row icon={<Clapperboard size={20} />} to="/studio" note={t('me.studioNote')}>
          {t('me.studio')}
        </Row>
        {mayUseConsole ? (
          <Row icon={<LayoutDashboard size={20} />} onClick={() => location.assign('/console/')}>
            {t('me.console')}
          </Row>
        ) : null}
        <Row icon={<Settings size={20} />} to="/me/settings">
          {t('me.settings')}
        </Row>
      </Card>
      <h2 className={styles.heading}>{t('mall.forYou')}</h2>
      <ProductList filter={{ sort: 'newest' }} />
    </Screen>
  );
}

function Head() {
  const { t } = useTranslation();
  const me = useMe();
  if (!me) {
    return (
      <button
        type="button"
        className={styles.head}
        disabled={me === undefined}
        onClick={() => void askToSignIn(t('signIn.toSeeMe'))}
      >
        <Avatar src={null} name="?" size={64} />
        <span>
          <b>{me === null ? t('me.signIn') : ' '}</b>
          <small>{me === null ? t('me.signInDetail') : ' '}</small>
        </span>
      </button>
    );
  }
  return (
    <Link to="/me/settings" className={styles.head}>
      <Avatar src={me.avatarUrl} name={me.nickname} size={64} />
      <span>
        <b>
          {me.nickname} <SquarePen size={15} aria-label={t('me.edit')} />
        </b>
        <small>{t('me.phone', { phone: me.phoneMasked })}</small>
      </span>
    </Link>
  );
}

function OrderLinks() {
  const { t } = useTranslation();
  const { data: counts } = useOrderCounts();
  return (
    <Card
      title={t('me.orders')}
      more={
        <Link to="/orders" className={styles.all}>
          {t('me.allOrders')} ›
        </Link>
      }
    >
      <nav className={styles.orders} aria-label={t('me.orders')}>
        {orderLinks.map(({ state, Icon }) => (
          <Link key={state} to={`/orders?state=${state}`}>
            <span className={styles.icon}>
              <Icon size={26} strokeWidth={1.7} aria-hidden="true" />
              {counts && state !== 'received' && counts[state] > 0 ? (
                <span className={styles.badge}>{counts[state] > 99 ? '99+' : counts[state]}</span>
              ) : null}
            </span>
            {t(`orderTab.${state}`)}
          </Link>
        ))}
      </nav>
    </Card>
  );
}
