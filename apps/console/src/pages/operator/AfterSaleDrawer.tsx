import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Loaded } from '../../components/Loaded.tsx';
import { RowDrawer } from '../../components/table/RowDrawer.tsx';
import { useCase } from '../../features/aftersales/case-queries.ts';
import { CaseBody } from '../../features/aftersales/CaseBody.tsx';
import { DecisionForm } from '../../features/aftersales/DecisionForm.tsx';

export default function AfterSaleDrawer() {
  const { t } = useTranslation();
  const { afterSaleId = '' } = useParams();
  const one = useCase(afterSaleId);
  return (
    <RowDrawer wide title={t('aftersales.title')}>
      <Loaded query={one}>
        {(data) => (
          <div className="stack">
            {data.actions.includes('decide_refund') && <DecisionForm key={data.version} one={data} />}
            <CaseBody one={data} />
          </div>
        )}
      </Loaded>
    </RowDrawer>
  );
}
