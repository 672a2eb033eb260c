import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Loaded } from '../../components/Loaded.tsx';
import { RowDrawer } from '../../components/table/RowDrawer.tsx';
import { useShopCase } from '../../features/aftersales/case-queries.ts';
import { CaseBody } from '../../features/aftersales/CaseBody.tsx';
import { ShopCaseActs } from '../../features/aftersales/ShopCaseActs.tsx';
import { useShopId } from '../../session/hat-context.ts';

export default function AfterSaleDrawer() {
  const { t } = useTranslation();
  const shopId = useShopId();
  const { afterSaleId = '' } = useParams();
  const one = useShopCase(shopId, afterSaleId);
  return (
    <RowDrawer
      wide
      title={t('aftersales.title')}
      footer={one.data === undefined ? null : <ShopCaseActs shopId={shopId} one={one.data} />}
    >
      <Loaded query={one}>{(data) => <CaseBody one={data} />}</Loaded>
    </RowDrawer>
  );
}
