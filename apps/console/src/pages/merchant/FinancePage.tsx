import { useTranslation } from 'react-i18next';
import { Outlet, useLocation } from 'react-router';
import { PageHeader } from '../../components/PageHeader.tsx';
import { DepositCard } from '../../features/finance/DepositCard.tsx';
import { shopFinance } from '../../features/finance/finance-source.ts';
import { FinanceDesk } from '../../features/finance/FinanceDesk.tsx';
import { ShopBills } from '../../features/finance/ShopBills.tsx';
import { useHat, useShopId } from '../../session/hat-context.ts';

export default function FinancePage() {
  const { t } = useTranslation();
  const shopId = useShopId();
  const { search } = useLocation();
  const base = `${useHat().base}/finance`;
  return (
    <>
      <PageHeader title={t('nav.finance')} intro={t('finance.shopIntro')} />
      <FinanceDesk
        source={shopFinance(shopId)}
        base={base}
        deposit={<DepositCard shopId={shopId} />}
        bills={<ShopBills shopId={shopId} waterfallOf={(orderId) => `${base}/orders/${orderId}${search}`} />}
      />
      <Outlet />
    </>
  );
}
