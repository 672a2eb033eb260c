import { Alert, Button, Result } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useLocation } from 'react-router';
import { useHat } from '../session/hat-context.ts';
import { allows } from '../session/hats.ts';
import { useMe } from '../session/use-session.ts';
import { rememberHat } from './Landing.tsx';
import { areas } from './shell/areas.ts';
import { openItem } from './shell/SideNav.tsx';

/** What every page of an area shares: may this role be here, and does the shop's state need saying. */
export default function Area() {
  const { t } = useTranslation();
  const hat = useHat();
  const me = useMe();
  const { pathname } = useLocation();
  useEffect(() => rememberHat(hat.base), [hat.base]);
  if (hat.area === 'operator' && me.data?.secondFactor.passed === false) {
    const account = (
      <Link to="/account">
        <Button type="primary">{t('me.enable')}</Button>
      </Link>
    );
    return (
      <Result
        status="403"
        title={t('operator.factorTitle')}
        subTitle={t('operator.factorText')}
        extra={account}
      />
    );
  }
  const item = openItem(
    areas[hat.area].flatMap((group) => group.items),
    hat.base,
    pathname,
  );
  if (!allows(hat, item?.permission)) {
    return <Result status="403" title={t('state.forbiddenTitle')} subTitle={t('state.forbiddenText')} />;
  }
  return (
    <>
      {hat.state !== undefined && hat.state !== 'approved' && (
        <Alert
          className="shop-state"
          type={hat.state === 'pending' ? 'info' : 'warning'}
          showIcon
          title={t(`shop.notice.${hat.state as 'pending' | 'rejected' | 'suspended'}`)}
          action={<Link to={`${hat.base}/profile`}>{t('shop.seeProfile')}</Link>}
        />
      )}
      <Outlet />
    </>
  );
}
