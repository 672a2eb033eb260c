import { useTranslation } from 'react-i18next';
import { Outlet, useLocation } from 'react-router';
import { PageHeader } from '../../components/PageHeader.tsx';
import { CreatorBills } from '../../features/finance/CreatorBills.tsx';
import { creatorFinance } from '../../features/finance/finance-source.ts';
import { FinanceDesk } from '../../features/finance/FinanceDesk.tsx';

export default function EarningsPage() {
  const { t } = useTranslation();
  const { search } = useLocation();
  const base = '/creator/earnings';
  return (
    <>
      <PageHeader title={t('nav.earnings')} intro={t('finance.creatorIntro')} />
      <FinanceDesk
        source={creatorFinance}
        base={base}
        bills={<CreatorBills waterfallOf={(orderId) => `${base}/orders/${orderId}${search}`} />}
      />
      <Outlet />
    </>
  );
}
